import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { prepareDatabase } from '../../../../shared/adapters/local/duckdb-prelude.ts';

/** DuckDB behind the server. */
export interface Engine {
  /** Runs work alone on the one connection, whose temporary catalog holds the staging dataset. */
  alone<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Opens a DuckDB that understands transpiled GoogleSQL: in memory, or in a file that is looked at afterwards. */
export async function openEngine(file = ':memory:'): Promise<Engine> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await prepareDatabase(connection);
  let last: Promise<unknown> = Promise.resolve();
  return {
    alone: (work) => {
      const turn = last.then(() => work(connection));
      last = turn.catch(() => undefined);
      return turn;
    },
    close: async () => {
      await last;
      connection.closeSync();
      instance.closeSync();
    },
  };
}
