import type { DuckDBConnection } from '@duckdb/node-api';
import { databaseSettings, macroDefinitions, macrosVersion } from './google-sql/duckdb-macros.ts';

async function hasCurrentMacros(connection: DuckDBConnection): Promise<boolean> {
  try {
    const reader = await connection.runAndReadAll('SELECT hk_version()');
    return reader.getRows()[0]?.[0] === macrosVersion;
  } catch {
    return false; // A new file has no macros; one that cannot be read fails right after, with its own message.
  }
}

/** Makes an open database fit to run transpiled SQL: settings, and the macros where it has other ones. */
export async function prepareDatabase(connection: DuckDBConnection): Promise<void> {
  for (const setting of databaseSettings) await connection.run(setting);
  if (await hasCurrentMacros(connection)) return;
  await connection.run('BEGIN');
  for (const definition of macroDefinitions) await connection.run(definition);
  await connection.run('COMMIT');
}
