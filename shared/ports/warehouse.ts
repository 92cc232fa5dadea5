/** A cell as it crosses the port: INT64 and FLOAT64 are numbers, DATE `YYYY-MM-DD`, TIMESTAMP ISO 8601 UTC with milliseconds and `Z`. */
export type SqlValue = string | number | boolean | null;

/** One result or input row, keyed by column name. */
export type SqlRow = Record<string, SqlValue>;

/** GoogleSQL types a query parameter can have. */
export type SqlParameterType = 'INT64' | 'FLOAT64' | 'BOOL' | 'STRING' | 'DATE' | 'TIMESTAMP';

/** A named, typed query parameter; an array value binds ARRAY<type>. Types are explicit because null and [] carry none. */
export interface SqlParameter {
  type: SqlParameterType;
  value: SqlValue | readonly SqlValue[];
}

/** Named parameters of one query, without the leading `@`. */
export type SqlParameters = Record<string, SqlParameter>;

/** How many rows a load touched. `unchanged` rows were offered and found equal or not newer. */
export interface LoadCounts {
  inserted: number;
  updated: number;
  unchanged: number;
}

/**
 * How offered rows meet the table.
 * - `merge`: by the table's natural key; an existing row changes only when the offered one is newer (`ingested_at`) and different (`row_hash`).
 * - `replace`: the rows of the named game dates become exactly the offered rows (feature tables, rebuilt as a whole).
 */
export type LoadMode = { kind: 'merge' } | { kind: 'replace'; gameDates: readonly string[] };

/** Rows of one source that it has no more. Games with an id of MLB's never go. */
export interface RowRemoval {
  /** As in the column `source`. */
  source: string;
  /** Keys of rows, their parts in order: `-201208051151/4`. */
  rowKeys: readonly string[];
  /** Between which dates of games they lie. */
  dateFrom: string;
  dateTo: string;
}

/**
 * What is known of the keys of rows: there are so many, each has one of its own, and the first column of the key, a whole number, goes
 * from `first` to `last`.
 */
export interface KnownKeys {
  rows: number;
  first: number;
  last: number;
}

/** A load of NDJSON objects into one table: one load job plus one statement, whatever the number of objects. */
export interface LoadRequest {
  /** `dataset.table` of a registered table contract. */
  table: string;
  /** Object store keys of NDJSON files (`.ndjson` or `.ndjson.gz`), one JSON row a line. */
  objectKeys: readonly string[];
  mode: LoadMode;
  /**
   * Names the keys and `row_hash`es of the objects, in order: two loads into a table with one name offer the same content, whatever
   * its lineage. A warehouse that knows a content to be in the table may skip a merge of it.
   */
  contentHash?: string;
  /** A warehouse whose table has no row there inserts what is offered in a merge without comparing it. */
  keys?: KnownKeys;
  /**
   * Dates on which MLB's rows of the table `games` take over: what an import of history said of the same games under a stand-in id
   * (shared/domain/surrogate-ids.ts) goes from every table in the transaction of the load, whichever of the two came first.
   */
  takeOverDates?: readonly string[];
  /** Rows that go in the transaction of the load; absent ones are passed over. Only of tables that an import of history writes. */
  remove?: RowRemoval;
}

/** Rows of a table that are too old to be kept. */
export interface ExpiryRequest {
  /** `dataset.table` of a contract with a retention. */
  table: string;
  /** Rows that came at this moment (ISO 8601 UTC) or later stay. */
  ingestedBefore: string;
  /** Of what is older, what stays: rows that these object keys, runs or games name, and dead letters that are open. */
  kept: { objectKeys: readonly string[]; runIds: readonly string[]; gamePks: readonly number[] };
}

/**
 * The analytical store: DuckDB on a laptop, BigQuery in the cloud.
 * Errors are `HanksTankError`s: WAREHOUSE_QUERY_FAILED (bug), WAREHOUSE_UNAVAILABLE (transient), STORAGE_FULL (setup); in the cloud also
 * TABLE_NOT_FOUND and CLOUD_PERMISSION_DENIED (setup).
 */
export interface Warehouse {
  /** Creates datasets, tables and views of the contracts that are missing. Safe to repeat. */
  ensureSchema(): Promise<void>;
  /** Runs one GoogleSQL statement from `sql/` (path below that folder) or, for the operator's console, given text. Read-only. */
  query(statement: { file: string } | { text: string }, parameters?: SqlParameters): Promise<SqlRow[]>;
  /** Loads objects into a table, atomically: all rows or none. */
  load(request: LoadRequest): Promise<LoadCounts>;
  /** Loads several tables, each at most once, in one transaction: all rows of all tables or none. Counts in the order of the requests. */
  loadAll(requests: readonly LoadRequest[]): Promise<LoadCounts[]>;
  /** Deletes old rows of several tables in one transaction; `isDryRun`: only counts them. Rows by request. Throws TABLE_UNKNOWN. */
  expire(requests: readonly ExpiryRequest[], options: { isDryRun: boolean }): Promise<number[]>;
  close(): Promise<void>;
}
