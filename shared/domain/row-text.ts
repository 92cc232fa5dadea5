import type { TableContract } from '../../schemas/tables/table-contract.ts';
import type { BusinessRow, Lineage } from './lineage.ts';
import { presentJson, textHash } from './row-hash.ts';

const originText = ({ runId, source, knownAt, ingestedAt }: Lineage): string =>
  `,${JSON.stringify({ run_id: runId, source, known_at: knownAt, ingested_at: ingestedAt }).slice(1, -1)}`;

const lineOf = (businessJson: string, origin: string): string =>
  `${businessJson.slice(0, -1)}${origin},"row_hash":"${textHash(businessJson)}"}`;

/** A row that is only written: a column without a value may be undefined, which takes less time than a null that is cut out. */
export type WrittenRow<Contract extends TableContract> = {
  [Name in keyof BusinessRow<Contract>]:
    | BusinessRow<Contract>[Name]
    | (null extends BusinessRow<Contract>[Name] ? undefined : never);
};

/**
 * Writes rows of a contract, given in the order of its columns, as lines of NDJSON with their lineage. Equal to
 * `presentJson(withLineage(…))`, but the row is written once.
 */
export function rowTextWriter<Contract extends TableContract>(): (
  row: WrittenRow<Contract>,
  lineage: Lineage,
) => string {
  let known: Lineage | null = null;
  let knownText = '';
  return (row, lineage) => {
    // The rows of a game come together and have one lineage.
    if (lineage !== known) {
      known = lineage;
      knownText = originText(lineage);
    }
    return lineOf(presentJson(row), knownText);
  };
}

/** Where the lineage of a row begins. In JSON a quote within a value is escaped: the text stands nowhere else. */
const originStart = ',"run_id":';

/** A row with its origin (see withOrigin) as a line of NDJSON with its hash. A row that has its hash keeps it. */
export function rowLine(row: object): string {
  const json = presentJson(row);
  if ('row_hash' in row) return json;
  const at = json.lastIndexOf(originStart);
  return lineOf(`${json.slice(0, at)}}`, json.slice(at, -1));
}
