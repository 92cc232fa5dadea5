import { statSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { tableContract } from '../../../schemas/tables/index.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { LoadCounts, LoadRequest } from '../../ports/warehouse.ts';
import type { SqlFiles } from '../sql/sql-files.ts';
import type { DuckDbDatabase } from './duckdb-database.ts';
import { loadError } from './duckdb-errors.ts';
import {
  forgetContents,
  readKnownContents,
  rememberContents,
  type TableContent,
} from './duckdb-known-content.ts';
import { lookAhead, type SurveyedLoad, type TableLoad } from './duckdb-look-ahead.ts';
import { runTranspiled } from './duckdb-query.ts';
import { assertOneRowAKey, type KnownRows } from './duckdb-survey.ts';
import { takeOverGames } from './duckdb-take-over.ts';
import { writeRows } from './duckdb-write.ts';
import { objectPath } from './file-object-store.ts';

const noRows: LoadCounts = { inserted: 0, updated: 0, unchanged: 0 };

function sizeOf(path: string, key: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new HanksTankError('OBJECT_NOT_FOUND', `object ${key} does not exist`);
  return size;
}

function readRequests(requests: readonly LoadRequest[], objectsRoot: string): TableLoad[] {
  const tables = requests.map(({ table }) => table);
  const twice = tables.find((table, index) => tables.indexOf(table) !== index);
  if (twice !== undefined) throw new HanksTankError('INTERNAL', `${twice} is twice in one load`);
  return requests.map((request) => {
    const { table, objectKeys, mode, contentHash, keys = null, takeOverDates = [], remove = null } = request;
    const contract = tableContract(table);
    if (contract === undefined)
      throw new HanksTankError('TABLE_UNKNOWN', `${table} is not a table of the contracts.`);
    const paths = objectKeys.map((key) => objectPath(objectsRoot, key));
    const bytes = objectKeys.reduce((sum, key, index) => sum + sizeOf(paths[index] ?? '', key), 0);
    const content = mode.kind === 'merge' && contentHash !== undefined ? { table, contentHash } : null;
    return { table, contract, paths, bytes, mode, content, keys, takeOverDates, remove };
  });
}

/** Deletes what the loads take out. Returns the tables that may have lost rows. */
async function removeRows(
  connection: DuckDBConnection,
  files: SqlFiles,
  loads: readonly TableLoad[],
): Promise<string[]> {
  const reduced: string[] = [];
  for (const { table, remove } of loads) {
    if (remove === null || remove.rowKeys.length === 0) continue;
    const { source, rowKeys, dateFrom, dateTo } = remove;
    await runTranspiled(connection, files.generated(`duckdb/remove/${table}.sql`), {
      source: { type: 'STRING', value: source },
      row_keys: { type: 'STRING', value: rowKeys },
      date_from: { type: 'DATE', value: dateFrom },
      date_to: { type: 'DATE', value: dateTo },
    });
    reduced.push(table);
  }
  return reduced;
}

/** Writes the tables one after the other, and what is known of them then. */
async function writeTables(
  connection: DuckDBConnection,
  files: SqlFiles,
  loads: readonly SurveyedLoad[],
): Promise<Map<string, LoadCounts>> {
  const counts = new Map<string, LoadCounts>();
  const changed: string[] = [];
  const whole: (TableContent & { rows: number })[] = [];
  const onTrust: KnownRows[] = [];
  for (const load of loads) {
    try {
      const written = await writeRows(connection, files, load, load.survey);
      const { offered, equal, inserted, updated, insertedOnTrust } = written;
      if (insertedOnTrust !== null) onTrust.push({ table: load.table, keys: insertedOnTrust });
      counts.set(load.table, { inserted, updated, unchanged: offered - inserted - updated });
      if (updated > 0 || load.mode.kind === 'replace') changed.push(load.table);
      if (load.content !== null && equal + inserted + updated === offered)
        whole.push({ ...load.content, rows: offered });
    } catch (thrown) {
      throw loadError(thrown, load.table);
    }
  }
  await assertOneRowAKey(connection, files, onTrust);
  const reduced = await takeOverGames(
    connection,
    files,
    loads.flatMap(({ takeOverDates }) => takeOverDates),
  );
  reduced.push(...(await removeRows(connection, files, loads)));
  await forgetContents(connection, [...changed, ...reduced]);
  await rememberContents(
    connection,
    whole.filter(({ table }) => !reduced.includes(table)),
  );
  return counts;
}

/**
 * Loads NDJSON files into tables in one transaction: of each table one row per key, MERGE in batches or replacement.
 * Throws TABLE_UNKNOWN, OBJECT_NOT_FOUND, ROW_INVALID, STORAGE_FULL, WAREHOUSE_QUERY_FAILED; then nothing has changed.
 */
export async function loadObjects(
  database: DuckDbDatabase,
  files: SqlFiles,
  objectsRoot: string,
  requests: readonly LoadRequest[],
): Promise<LoadCounts[]> {
  const loads = readRequests(requests, objectsRoot);
  return database.writing(async (connection) => {
    const rowsHeld = await readKnownContents(
      connection,
      loads.flatMap(({ content }) => content ?? []),
    );
    const unchanged = new Map<string, LoadCounts>();
    for (const { table, paths, mode, content, remove } of loads) {
      // What goes is not in the objects: they say nothing about it.
      if (remove !== null) continue;
      const rows =
        mode.kind === 'merge' && paths.length === 0 ? 0 : content === null ? undefined : rowsHeld(content);
      if (rows !== undefined) unchanged.set(table, { inserted: 0, updated: 0, unchanged: rows });
    }
    // Small ones first: while they are written, the survey of the large ones goes ahead.
    const open = loads
      .filter(({ table }) => !unchanged.has(table))
      .sort((left, right) => left.bytes - right.bytes);
    const written = open.length === 0 ? unchanged : await inTransaction(database, connection, files, open);
    return loads.map(({ table }) => unchanged.get(table) ?? written.get(table) ?? noRows);
  });
}

async function inTransaction(
  database: DuckDbDatabase,
  connection: DuckDBConnection,
  files: SqlFiles,
  loads: readonly TableLoad[],
): Promise<Map<string, LoadCounts>> {
  return database.withConnection(async (reader) => {
    const surveyed = lookAhead(reader, files, loads);
    const looked = Promise.allSettled(surveyed.map(({ survey }) => survey));
    await connection.run('BEGIN');
    try {
      const counts = await writeTables(connection, files, surveyed);
      await connection.run('COMMIT');
      return counts;
    } catch (thrown) {
      await connection.run('ROLLBACK').catch(() => undefined); // A failed COMMIT has rolled back already.
      throw loadError(thrown, loads.map(({ table }) => table).join(', '));
    } finally {
      await looked;
    }
  });
}
