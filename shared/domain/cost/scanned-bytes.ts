import { qualifiedName, type TableContract } from '../../../schemas/tables/table-contract.ts';
import type { QueryWork } from './query-work.ts';
import { rowBytes } from './row-bytes.ts';
import type { TableReference } from './table-references.ts';
import { type Months, rowsOf, rowsPerDay } from './table-volumes.ts';

/** BigQuery bills at least 10 MB for every table that a query reads (cloud.google.com/bigquery/pricing). */
export const tableBytesMin = 10 * 2 ** 20;

/** A MERGE finds rows by their key from a year before the offered dates to a year after: of the later one there is nothing yet. */
const mergeMonths = 14;

/**
 * How often one scheduled collection loads a table: a date, its slate and one more date. Features are built once more when a
 * later date changes those of an earlier one.
 */
const loadsPerCollection = 3;
const featureLoadsPerCollection = 4;
/** Games and prices. */
const takeOverTables = 2;

/** Bytes billed of something. */
export interface ScannedBytes {
  name: string;
  bytes: number;
}

/** Tables by `dataset.table`. */
export type Tables = ReadonlyMap<string, TableContract>;

/** Rows of a table in its newest months; one that is not partitioned is read whole. */
const rowsRead = (contract: TableContract, months: Months, seasons: number): number =>
  rowsOf(contract, contract.partitionBy === null ? 'all' : months, seasons);

/** Bytes billed when a query is asked once: the named columns of the partitions, at least 10 MB a table. */
export function queryBytes(
  references: readonly TableReference[],
  months: Months,
  { tables, seasons }: { tables: Tables; seasons: number },
): number {
  const byTable = Map.groupBy(references, ({ table }) => table);
  return [...byTable].reduce((total, [table, own]) => {
    const contract = tables.get(table);
    if (contract === undefined) throw new Error(`${table} has no contract`);
    const rows = rowsRead(contract, months, seasons);
    const bytes = own.reduce((sum, { columns }) => sum + rows * rowBytes(contract, columns), 0);
    return total + Math.max(tableBytesMin, bytes);
  }, 0);
}

/** Bytes billed for a list of queries, by query. */
export const workBytes = (
  work: readonly QueryWork[],
  referencesOf: (query: string) => readonly TableReference[],
  volumes: { tables: Tables; seasons: number },
): ScannedBytes[] =>
  work.map(({ query, times, months }) => ({
    name: query,
    bytes: times * queryBytes(referencesOf(query), months, volumes),
  }));

/**
 * Bytes billed when a table is loaded once: a statement finds the dates that were offered, and the MERGE reads what was offered and
 * every column of the partitions that it looks at. Feature tables are replaced by date: two statements more read what was offered, and
 * one deletes what has vanished from its month. The load job itself is free.
 */
export function loadBytes(contract: TableContract, seasons: number): number {
  const stored = (months: Months): number =>
    Math.max(tableBytesMin, rowsRead(contract, months, seasons) * rowBytes(contract));
  const offered = Math.max(tableBytesMin, rowsPerDay(contract) * rowBytes(contract));
  const merge = 2 * offered + stored(mergeMonths);
  return contract.zone === 'curated' ? merge + 2 * offered + stored(1) : merge;
}

/** Bytes billed for the loads of one scheduled collection, by table; every table that a night can write is counted. A load looks for games that came under two ids, too. */
export const loadWorkBytes = ({ tables, seasons }: { tables: Tables; seasons: number }): ScannedBytes[] => [
  { name: 'games that came under two ids', bytes: loadsPerCollection * takeOverTables * tableBytesMin },
  ...[...tables.values()].map((contract) => ({
    name: `load of ${qualifiedName(contract)}`,
    bytes:
      (contract.zone === 'curated' ? featureLoadsPerCollection : loadsPerCollection) *
      loadBytes(contract, seasons),
  })),
];
