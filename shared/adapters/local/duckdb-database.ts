import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { HanksTankError } from '../../domain/errors.ts';
import { openingError } from './duckdb-errors.ts';
import { prepareDatabase } from './duckdb-prelude.ts';
import { sqlText } from './duckdb-query.ts';
import { storageError } from './storage-errors.ts';

/** A DuckDB file that this process has open. */
export interface DuckDbDatabase {
  /** Runs work on a connection of its own. */
  withConnection<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result>;
  /** The same for work that writes: nobody else writes meanwhile. Its temporary tables go with the connection. */
  writing<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result>;
  /** Lets go; the file closes with its last user. */
  close(): Promise<void>;
}

interface OpenDatabase {
  instance: DuckDBInstance;
  objectsRoot: string;
  users: number;
  lastWrite: Promise<unknown>;
}

/** Two instances on one file in one process open without an error and damage it, so there is one per file. */
const openDatabases = new Map<string, Promise<OpenDatabase>>();

async function openInstance(file: string, objectsRoot: string): Promise<OpenDatabase> {
  let instance: DuckDBInstance | undefined;
  try {
    instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    await prepareDatabase(connection);
    // Our work is many statements over few rows: to hand them to other threads costs more than it saves (a third of a load's
    // processor time, measured on two cores). Statements of several connections still run side by side.
    await connection.run('SET threads = 1');
    // Pages that were read or written stay in memory up to this (default: four fifths of the machine's): a season of games left 0.5 GB of them
    // behind, and was no faster for it. What a query needs beyond goes to a file beside the database.
    await connection.run("SET memory_limit = '300MB'");
    // The log of writes is taken over into the file when it has grown to this (default: 16 MB, one load of 100 games) and when the file
    // is closed: a night takes it over once instead of after every load. After a crash so much is read again, in under a second.
    await connection.run("SET checkpoint_threshold = '64MB'");
    // Loads read the object folder; nothing else on the machine can be read or written through SQL.
    await connection.run(`SET allowed_directories = [${sqlText(`${objectsRoot}/`)}]`);
    await connection.run('SET enable_external_access = false');
    connection.closeSync();
    return { instance, objectsRoot, users: 0, lastWrite: Promise.resolve() };
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

  const writing: DuckDbDatabase['writing'] = (work) => {
    const turn = database.lastWrite.then(() => withConnection(work));
    database.lastWrite = turn.catch(() => undefined);
    return turn;
  };

  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await database.lastWrite;
    database.users -= 1;
    if (database.users > 0) return;
    openDatabases.delete(path);
    database.instance.closeSync();
  };

  return { withConnection, writing, close };
}
