import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { HanksTankError } from '../../domain/errors.ts';
import { openingError } from './duckdb-errors.ts';
import { prepareDatabase } from './duckdb-prelude.ts';
import { storageError } from './storage-errors.ts';

/** A DuckDB file that this process has open. */
export interface DuckDbDatabase {
  /** Runs work on a connection of its own. */
  withConnection<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result>;
  /**
   * The same for work that writes: one at a time for each table; without a table, nobody else writes meanwhile. Its temporary
   * tables go with the connection.
   */
  writing<Result>(
    table: string | null,
    work: (connection: DuckDBConnection) => Promise<Result>,
  ): Promise<Result>;
  /** Lets go; the file closes with its last user. */
  close(): Promise<void>;
}

interface OpenDatabase {
  instance: DuckDBInstance;
  objectsRoot: string;
  users: number;
  /** The last write in turn of each table; under null the last one that had them all. */
  lastWrites: Map<string | null, Promise<unknown>>;
}

/** Two instances on one file in one process open without an error and damage it, so there is one per file. */
const openDatabases = new Map<string, Promise<OpenDatabase>>();

const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

async function openInstance(file: string, objectsRoot: string): Promise<OpenDatabase> {
  let instance: DuckDBInstance | undefined;
  try {
    instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    await prepareDatabase(connection);
    // Loads read the object folder; nothing else on the machine can be read or written through SQL.
    await connection.run(`SET allowed_directories = [${sqlText(`${objectsRoot}/`)}]`);
    await connection.run('SET enable_external_access = false');
    connection.closeSync();
    return { instance, objectsRoot, users: 0, lastWrites: new Map() };
  } catch (thrown) {
    instance?.closeSync();
    throw openingError(thrown, file);
  }
}

function canonicalPath(file: string): string {
  const folder = dirname(resolve(file));
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw storageError(error, folder);
  }
  return join(realpathSync(folder), basename(file));
}

/**
 * Opens a DuckDB file, or shares it when this process has it open already.
 * Throws DATA_FOLDER_IN_USE naming the process that has it, STORAGE_NOT_WRITABLE, WAREHOUSE_UNAVAILABLE.
 */
export async function openDatabase(file: string, objectsFolder: string): Promise<DuckDbDatabase> {
  const path = canonicalPath(file);
  const objectsRoot = resolve(objectsFolder);
  const opening = openDatabases.get(path) ?? openInstance(path, objectsRoot);
  openDatabases.set(path, opening);
  const database = await opening.catch((error: unknown) => {
    openDatabases.delete(path);
    throw error;
  });
  if (database.objectsRoot !== objectsRoot)
    throw new HanksTankError('CONFIG_INVALID', `The warehouse ${path} is open with another object folder.`);
  database.users += 1;
  let isClosed = false;

  const withConnection: DuckDbDatabase['withConnection'] = async (work) => {
    const connection = await database.instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  };

  const writing: DuckDbDatabase['writing'] = (table, work) => {
    const { lastWrites } = database;
    const before = table === null ? [...lastWrites.values()] : [lastWrites.get(table), lastWrites.get(null)];
    const turn = Promise.all(before).then(() => withConnection(work));
    lastWrites.set(
      table,
      turn.catch(() => undefined),
    );
    return turn;
  };

  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await Promise.all(database.lastWrites.values());
    database.users -= 1;
    if (database.users > 0) return;
    openDatabases.delete(path);
    database.instance.closeSync();
  };

  return { withConnection, writing, close };
}
