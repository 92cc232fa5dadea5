import { existsSync } from 'node:fs';
import { type DuckDBConnection, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { tableContract } from '../../../schemas/tables/index.ts';
import { qualifiedName, type TableContract } from '../../../schemas/tables/table-contract.ts';
import { addDays } from '../../domain/calendar.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { LoadCounts, LoadMode, LoadRequest, SqlParameters, SqlRow } from '../../ports/warehouse.ts';
import { loadError } from './duckdb-errors.ts';
import { runGoogleSql } from './duckdb-query.ts';
import { toSqlRows } from './duckdb-values.ts';
import { objectPath } from './file-object-store.ts';
import type { SqlFiles } from './sql-files.ts';

/** A game that moves within its season is still found by its key; BigQuery reads no more partitions than these. */
const movedGameDaysMax = 366;

interface StagedRows {
  lastBatch: number;
  /** Partition dates in order; empty for a table without partitions. */
  dates: string[];
}

/** The partitions that a MERGE of these dates looks at; none for a table without partitions. */
function partitionRange(contract: TableContract, dates: readonly string[]): SqlParameters {
  const [first, last] = [dates[0], dates.at(-1)];
  if (contract.partitionBy === null || first === undefined || last === undefined) return {};
  return {
    partition_from: { type: 'DATE', value: addDays(first, -movedGameDaysMax) },
    partition_to: { type: 'DATE', value: addDays(last, movedGameDaysMax) },
  };
}

function existingFiles(objectsRoot: string, objectKeys: readonly string[]): string[] {
  return objectKeys.map((key) => {
    const path = objectPath(objectsRoot, key);
    if (!existsSync(path)) throw new HanksTankError('OBJECT_NOT_FOUND', `object ${key} does not exist`);
    return path;
  });
}

/** Runs a MERGE and counts what it did. */
async function countActions(
  connection: DuckDBConnection,
  sql: string,
  parameters: SqlParameters,
): Promise<Map<string, number>> {
  const reader = await runGoogleSql(connection, sql, parameters, ' RETURNING merge_action');
  const counts = new Map<string, number>();
  for (const { merge_action: action } of toSqlRows(reader))
    counts.set(String(action), (counts.get(String(action)) ?? 0) + 1);
  return counts;
}

const boundFiles = (paths: readonly string[]) =>
  [{ files: listValue(paths) }, { files: LIST(VARCHAR) }] as const;

/** Counts the offered rows, and those that the table holds already with the same content. */
async function compareRows(
  connection: DuckDBConnection,
  files: SqlFiles,
  name: string,
  paths: readonly string[],
): Promise<{ offered: number; equal: number }> {
  if (paths.length === 0) return { offered: 0, equal: 0 };
  const [row] = toSqlRows(
    await connection.runAndReadAll(files.generated(`duckdb/compare/${name}.sql`), ...boundFiles(paths)),
  );
  return { offered: Number(row?.['offered_rows']), equal: Number(row?.['equal_rows']) };
}

const stagedRowsOf = (row: SqlRow | undefined): StagedRows => ({
  lastBatch: Number(row?.['last_batch'] ?? -1),
  dates: String(row?.['partition_dates'] ?? '')
    .split(',')
    .filter((date) => date !== '')
    .sort(),
});

/** Stages rows as they are when each has a key of its own, as the rows of a stage have; null when one must be chosen. */
async function stageUniqueRows(
  connection: DuckDBConnection,
  files: SqlFiles,
  name: string,
  paths: readonly string[],
  offered: number,
): Promise<StagedRows | null> {
  if (paths.length === 0) return null;
  await connection.run(files.generated(`duckdb/stage-unique/${name}.sql`), ...boundFiles(paths));
  const [staged] = toSqlRows(
    await connection.runAndReadAll(files.generated(`duckdb/staged-unique/${name}.sql`)),
  );
  return Number(staged?.['staged_keys']) === offered ? stagedRowsOf(staged) : null;
}

/** Stages one row for each key, the newest. */
async function stageRows(
  connection: DuckDBConnection,
  files: SqlFiles,
  name: string,
  paths: readonly string[],
): Promise<StagedRows> {
  if (paths.length === 0) await connection.run(files.generated(`duckdb/offer-nothing/${name}.sql`));
  else await connection.run(files.generated(`duckdb/offer/${name}.sql`), ...boundFiles(paths));
  await runGoogleSql(connection, files.generated(`stage/${name}.sql`), {});
  const [staged] = toSqlRows(await runGoogleSql(connection, files.generated(`staged/${name}.sql`), {}));
  return stagedRowsOf(staged);
}

async function mergeBatches(
  connection: DuckDBConnection,
  files: SqlFiles,
  contract: TableContract,
  staged: StagedRows,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const sql = files.generated(`merge/${qualifiedName(contract)}.sql`);
  for (let batch = 0; batch <= staged.lastBatch; batch += 1) {
    const done = await countActions(connection, sql, {
      batch_number: { type: 'INT64', value: batch },
      ...partitionRange(contract, staged.dates),
    });
    for (const [action, count] of done) counts.set(action, (counts.get(action) ?? 0) + count);
  }
  return counts;
}

async function replaceDates(
  connection: DuckDBConnection,
  files: SqlFiles,
  contract: TableContract,
  staged: StagedRows,
  gameDates: readonly string[],
): Promise<Map<string, number>> {
  const name = qualifiedName(contract);
  if (contract.partitionBy === null)
    throw new HanksTankError('INTERNAL', `${name} has no date column: it can be merged, not replaced`);
  const foreign = staged.dates.find((date) => !gameDates.includes(date));
  if (foreign !== undefined)
    throw new HanksTankError(
      'ROW_INVALID',
      `A row of ${foreign} was offered in a replacement of other dates of ${name}.`,
    );
  if (gameDates.length === 0) return new Map();
  await runGoogleSql(connection, files.generated(`vanish/${name}.sql`), {
    game_dates: { type: 'DATE', value: gameDates },
  });
  return countActions(
    connection,
    files.generated(`replace/${name}.sql`),
    partitionRange(contract, [...gameDates].sort()),
  );
}

async function loadInTransaction(
  connection: DuckDBConnection,
  files: SqlFiles,
  contract: TableContract,
  paths: readonly string[],
  mode: LoadMode,
): Promise<LoadCounts> {
  const name = qualifiedName(contract);
  const { offered, equal } = await compareRows(connection, files, name, paths);
  if (mode.kind === 'merge' && offered === equal) return { inserted: 0, updated: 0, unchanged: offered };
  const staged =
    (await stageUniqueRows(connection, files, name, paths, offered)) ??
    (await stageRows(connection, files, name, paths));
  const actions =
    mode.kind === 'merge'
      ? await mergeBatches(connection, files, contract, staged)
      : await replaceDates(connection, files, contract, staged, mode.gameDates);
  const [inserted, updated] = [actions.get('INSERT') ?? 0, actions.get('UPDATE') ?? 0];
  return { inserted, updated, unchanged: offered - inserted - updated };
}

/**
 * Loads NDJSON files into a table in one transaction: offered rows, one row per key, MERGE in batches or replacement.
 * Throws TABLE_UNKNOWN, OBJECT_NOT_FOUND, ROW_INVALID, STORAGE_FULL, WAREHOUSE_QUERY_FAILED; then nothing has changed.
 */
export async function loadObjects(
  connection: DuckDBConnection,
  files: SqlFiles,
  objectsRoot: string,
  request: LoadRequest,
): Promise<LoadCounts> {
  const contract = tableContract(request.table);
  if (contract === undefined)
    throw new HanksTankError('TABLE_UNKNOWN', `${request.table} is not a table of the contracts.`);
  const paths = existingFiles(objectsRoot, request.objectKeys);
  await connection.run('BEGIN');
  try {
    const counts = await loadInTransaction(connection, files, contract, paths, request.mode);
    await connection.run('COMMIT');
    return counts;
  } catch (thrown) {
    await connection.run('ROLLBACK').catch(() => undefined); // A failed COMMIT has rolled back already.
    throw loadError(thrown, request.table);
  }
}
