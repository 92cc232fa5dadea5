import type { DuckDBConnection } from '@duckdb/node-api';
import type { KnownKeys, RowRemoval } from '../../ports/warehouse.ts';
import type { SqlFiles } from '../sql/sql-files.ts';
import type { TableContent } from './duckdb-known-content.ts';
import {
  type KnownRows,
  nothingOffered,
  type RowSurvey,
  surveyOnTrust,
  surveyRows,
  tablesAmong,
} from './duckdb-survey.ts';
import type { OfferedRows } from './duckdb-write.ts';

/** One table of a load. */
export interface TableLoad extends OfferedRows {
  bytes: number;
  /** Only of a merge whose caller named it. */
  content: TableContent | null;
  keys: KnownKeys | null;
  takeOverDates: readonly string[];
  remove: RowRemoval | null;
}

/** A table of a load whose survey is under way. */
export interface SurveyedLoad extends TableLoad {
  /** Of a merge: a replacement is surveyed when it is staged. */
  survey: Promise<RowSurvey>;
}

/** What is known of the keys of rows to merge; empty when nothing is. */
const knownRowsOf = ({ table, mode, paths, keys }: TableLoad): KnownRows[] =>
  mode.kind === 'merge' && paths.length > 0 && keys !== null ? [{ table, keys }] : [];

/**
 * Surveys tables one after the other on a connection of its own, ahead of the transaction that writes them. It sees what that
 * transaction sees: no table is twice in a load, and nobody else writes.
 */
export function lookAhead(
  connection: DuckDBConnection,
  files: SqlFiles,
  loads: readonly TableLoad[],
): SurveyedLoad[] {
  const among = tablesAmong(connection, files, loads.flatMap(knownRowsOf));
  let before: Promise<unknown> = among;
  return loads.map((load) => {
    if (load.mode.kind === 'replace') return { ...load, survey: Promise.resolve(nothingOffered) };
    const [known] = knownRowsOf(load);
    const survey = before.then(async () =>
      known !== undefined && !(await among).has(load.table)
        ? surveyOnTrust(known.keys)
        : surveyRows(connection, files, load),
    );
    before = survey.catch(() => undefined);
    return { ...load, survey };
  });
}
