import type { z } from 'zod';
import type { TableContract } from '../../schemas/tables/table-contract.ts';
import { rowHash } from './row-hash.ts';

/** Where a row comes from and since when its fact could be known. Times are ISO 8601 in UTC. */
export interface Lineage {
  runId: string;
  source: string;
  knownAt: string;
  ingestedAt: string;
}

/** The lineage columns as they are stored. */
export type LineageColumns = {
  run_id: string;
  source: string;
  known_at: string;
  ingested_at: string;
  row_hash: string;
};

/** A row of a contract without its lineage: what a reader of a source makes. */
export type BusinessRow<Contract extends TableContract> = Omit<
  z.infer<Contract['row']>,
  keyof LineageColumns
>;

/** Where a row comes from, as columns. The hash is added when the row is written (see rowLine). */
export type OriginColumns = Omit<LineageColumns, 'row_hash'>;

/** A row, given in the column order of its contract, with its origin. */
export function withOrigin<Row extends object>(row: Row, lineage: Lineage): Row & OriginColumns {
  return {
    ...row,
    run_id: lineage.runId,
    source: lineage.source,
    known_at: lineage.knownAt,
    ingested_at: lineage.ingestedAt,
  };
}

/** Completes a row, given in the column order of its contract, with its lineage and hash. */
export const withLineage = <Row extends object>(row: Row, lineage: Lineage): Row & LineageColumns => ({
  ...withOrigin(row, lineage),
  row_hash: rowHash(row),
});
