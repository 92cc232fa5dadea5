import type { TableContract } from '../../schemas/tables/table-contract.ts';
import type { BusinessRow, Lineage } from './lineage.ts';
import { rowHash } from './row-hash.ts';

const lineageText = ({ runId, source, knownAt, ingestedAt }: Lineage): string =>
  `,${JSON.stringify({ run_id: runId, source, known_at: knownAt, ingested_at: ingestedAt }).slice(1, -1)},"row_hash":"`;

/**
 * Writes rows of a contract, given in the order of its columns, as lines of JSON: the text of `JSON.stringify(withLineage(…))`, without
 * making the row with its lineage. For imports of decades; a night does not need it.
 */
export function rowTextWriter<Contract extends TableContract>(): (
  row: BusinessRow<Contract>,
  lineage: Lineage,
) => string {
  let known: Lineage | null = null;
  let knownText = '';
  return (row, lineage) => {
    // The rows of a game come together and have one lineage.
    if (lineage !== known) {
      known = lineage;
      knownText = lineageText(lineage);
    }
    return `${JSON.stringify(row).slice(0, -1)}${knownText}${rowHash(row)}"}`;
  };
}
