import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { TableContract } from '../../../schemas/tables/table-contract.ts';
import type { BusinessRow } from '../../../shared/domain/lineage.ts';
import type { JsonObject } from '../../../shared/sources/statsapi/json-access.ts';
import type { RowsRead } from '../../../shared/sources/statsapi/read-list.ts';
import type { RecordedMoment } from './recorded-moment.ts';

/** A row of a recording, without lineage but for when the world could know it. */
export interface RecordedRow {
  contract: TableContract;
  row: Readonly<Record<string, unknown>>;
  knownAt: string;
}

/** What a recording gives. Without rows `left` says why. */
export interface RecordedRows {
  rows: readonly RecordedRow[];
  findings: readonly BundleFinding[];
  left: string | null;
}

/** Reads the recordings of a folder. Throws SOURCE_RESPONSE_MALFORMED for an answer of another shape. */
export type RecordingReader = (json: JsonObject, moment: RecordedMoment) => RecordedRows;

/** A recording of which nothing is loaded. */
export const leftAlone = (left: string): RecordedRows => ({ rows: [], findings: [], left });

/** Rows of a table as a reader gives them; `knownAt` defaults to when the recording was made. */
export const rowsOfTable = <Contract extends TableContract>(
  contract: Contract,
  { rows, findings }: RowsRead<BusinessRow<Contract>>,
  { at }: RecordedMoment,
  knownAt: (row: BusinessRow<Contract>) => string = () => at,
): RecordedRows => ({
  rows: rows.map((row) => ({ contract, row, knownAt: knownAt(row) })),
  findings,
  left: null,
});

/** Several of them as one; when none has rows, the first reason. */
export function united(parts: readonly RecordedRows[]): RecordedRows {
  const rows = parts.flatMap((part) => part.rows);
  return {
    rows,
    findings: parts.flatMap(({ findings }) => findings),
    left: rows.length > 0 ? null : (parts.find(({ left }) => left !== null)?.left ?? 'it has no rows'),
  };
}
