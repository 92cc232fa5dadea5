import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableContract } from '../../schemas/tables/index.ts';
import { columnsOf } from '../../schemas/tables/table-contract.ts';
import { createFileObjectStore } from '../../shared/adapters/local/file-object-store.ts';
import { readSeasonArchive } from './season-archive.ts';

/** Types of columns in DuckDB. */
const storedTypes: Readonly<Record<string, string>> = {
  INT64: 'BIGINT',
  FLOAT64: 'DOUBLE',
  BOOL: 'BOOLEAN',
  STRING: 'VARCHAR',
  JSON: 'VARCHAR',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMPTZ',
};

/** Unpacks and parses every body of an archive of a season. */
export async function parseBodies(archive: string): Promise<void> {
  const objects = createFileObjectStore(archive);
  for (const { key } of readSeasonArchive(archive).responses)
    JSON.parse(gunzipSync(await objects.get(key)).toString());
}

/** Unpacks files of CSV and takes every line apart at its commas. */
export async function splitFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths)
    for (const line of gunzipSync(readFileSync(path)).toString().split('\n')) line.split(',');
}

/**
 * With unpacking the least that any loader does: lets DuckDB read the finished rows, which `data` has from a run of the chain, into tables
 * without keys. Nothing is mapped, checked, hashed, merged or handed on. Returns the rows.
 */
export async function readFinished(data: string, file: string): Promise<number> {
  const finished = Map.groupBy(
    readdirSync(join(data, 'objects'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ndjson'),
    ),
    (path) => basename(path, '.ndjson'),
  );
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  let rows = 0;
  for (const [table, paths] of finished) {
    const contract = tableContract(table);
    if (contract === undefined) continue;
    const columns = columnsOf(contract).map(({ name, type }) => `${name}: '${storedTypes[type] ?? type}'`);
    const files = paths.map((path) => `'${join(data, 'objects', path)}'`).join(', ');
    const { rowsChanged } = await connection.run(
      `create table ${table.replace('.', '_')} as select * from read_json([${files}], format = 'newline_delimited', hive_partitioning = false, columns = {${columns.join(', ')}})`,
    );
    rows += rowsChanged;
  }
  connection.closeSync();
  instance.closeSync();
  return rows;
}
