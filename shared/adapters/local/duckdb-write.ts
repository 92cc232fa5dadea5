import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableContract } from '../../../schemas/tables/table-contract.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { KnownKeys, LoadMode } from '../../ports/warehouse.ts';
import type { SqlFiles } from '../sql/sql-files.ts';
import { mergeStaged, replaceDates, type WrittenRows } from './duckdb-merge.ts';
import { withFiles } from './duckdb-query.ts';
import { stageAndSurvey, stageRows } from './duckdb-stage.ts';
import type { RowSurvey } from './duckdb-survey.ts';

/** Files with rows of one table, and how they meet it. */
export interface OfferedRows {
  table: string;
  contract: TableContract;
  paths: string[];
  mode: LoadMode;
}

/** What a load offered and wrote. */
interface LoadedRows extends WrittenRows {
  offered: number;
  equal: number;
  /** Inserted without a survey: to be held against this, see assertOneRowAKey. */
  insertedOnTrust: KnownKeys | null;
}

/**
 * Writes the rows of one table in the shortest way that gives what its MERGE or replacement gives. The survey is that of the files of a
 * merge; the files of a replacement are read once and surveyed when they are staged. Throws INTERNAL for a replacement in a table without
 * dates, ROW_INVALID when one has rows of another date.
 */
export async function writeRows(
  connection: DuckDBConnection,
  files: SqlFiles,
  { table, contract, paths, mode }: OfferedRows,
  surveying: Promise<RowSurvey>,
): Promise<LoadedRows> {
  if (mode.kind === 'replace') {
    if (contract.partitionBy === null)
      throw new HanksTankError('INTERNAL', `${table} has no date column: it can be merged, not replaced`);
    const rows = await stageAndSurvey(connection, files, table, paths);
    const written = await replaceDates(connection, files, contract, rows, mode.gameDates);
    return { ...rows.survey, ...written, insertedOnTrust: null };
  }
  const survey = await surveying;
  const written = await mergeRows(connection, files, { table, contract, paths }, survey);
  return { ...survey, ...written, insertedOnTrust: survey.onTrust };
}

async function mergeRows(
  connection: DuckDBConnection,
  files: SqlFiles,
  { table, contract, paths }: Omit<OfferedRows, 'mode'>,
  survey: RowSurvey,
): Promise<WrittenRows> {
  if (survey.equal === survey.offered) return { inserted: 0, updated: 0 };
  if (survey.known === 0 && survey.keys === survey.offered) {
    const sql = withFiles(files.generated(`duckdb/insert/${table}.sql`), paths);
    const inserted = (await connection.run(sql)).rowsChanged;
    return { inserted, updated: 0 };
  }
  const staged = await stageRows(connection, files, table, paths, survey);
  return mergeStaged(connection, files, contract, staged);
}
