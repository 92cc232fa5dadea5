import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it, onTestFinished } from 'vitest';
import { type ContractShape, contractVersions, shapeOf } from '../../schemas/contract-shape.ts';
import { migrations } from '../../schemas/migrations.ts';
import { tableContract, tableContracts } from '../../schemas/tables/index.ts';
import { columnsOf, qualifiedName } from '../../schemas/tables/table-contract.ts';
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const locked = contractVersions.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/contract-versions.json'), 'utf8')),
);

const storedTypes: Readonly<Record<string, string>> = {
  INT64: 'BIGINT',
  FLOAT64: 'DOUBLE',
  BOOL: 'BOOLEAN',
  STRING: 'VARCHAR',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMPTZ',
  JSON: 'JSON',
};

/** A table as an older version made it, and the row that it had. */
interface OlderTable {
  table: string;
  shape: ContractShape;
  row: Record<string, unknown>;
}

const storedType = (type: string): string => {
  const stored = storedTypes[type.replace('?', '')];
  if (stored === undefined) throw new Error(`there is no type ${type}`);
  return stored;
};

/** Makes a file with the tables of older versions, each with its row. */
async function makeFile(folder: string, tables: readonly OlderTable[]): Promise<void> {
  const instance = await DuckDBInstance.create(join(folder, 'warehouse.duckdb'));
  const connection = await instance.connect();
  for (const { table, shape, row } of tables) {
    const columns = Object.entries(shape.columns);
    const kept = Object.fromEntries(columns.map(([name]) => [name, row[name]]));
    writeFileSync(join(folder, 'older.ndjson'), asNdjson([kept]));
    const definitions = columns.map(
      ([name, type]) => `${name} ${storedType(type)}${type.endsWith('?') ? '' : ' not null'}`,
    );
    const read = columns.map(([name, type]) => `${name}: '${storedType(type)}'`);
    await connection.run(`create schema if not exists ${table.split('.')[0]}`);
    await connection.run(`create table ${table} (${definitions.join(', ')})`);
    await connection.run(
      `insert into ${table} by name select * from read_json('${join(folder, 'older.ndjson')}', columns = {${read.join(', ')}})`,
    );
  }
  connection.closeSync();
  instance.closeSync();
}

function contractOf(table: string) {
  const contract = tableContract(table);
  if (contract === undefined) throw new Error(`${table} is no table`);
  return contract;
}

/** Opens a folder whose file is of an older version and brings it up, twice. */
async function bringUp(folder: string): Promise<Warehouse> {
  mkdirSync(join(folder, 'objects'));
  const warehouse = await openDuckDbWarehouse({
    file: join(folder, 'warehouse.duckdb'),
    objectsRoot: join(folder, 'objects'),
  });
  onTestFinished(() => warehouse.close());
  await warehouse.ensureSchema();
  await warehouse.ensureSchema();
  return warehouse;
}

/** Loads a row of another key, with nothing in the columns named, and gives back the older row and the new one. */
async function loadBeside(warehouse: Warehouse, folder: string, table: string, empty: readonly string[]) {
  const contract = contractOf(table);
  const key: Record<string, unknown> = {};
  for (const { name, type } of columnsOf(contract)) {
    if (!contract.key.includes(name)) continue;
    if (type === 'INT64') key[name] = 77;
    if (type === 'STRING') key[name] = '20260101T000000Z-ffff';
  }
  const nothing = Object.fromEntries(empty.map((name) => [name, null]));
  const row = contractRow(table, { ...key, ...nothing, row_hash: 'new' });
  writeFileSync(join(folder, 'objects/new.ndjson'), asNdjson([row]));
  const loaded = await warehouse.load({ table, objectKeys: ['new.ndjson'], mode: { kind: 'merge' } });
  expect(loaded, table).toEqual({ inserted: 1, updated: 0, unchanged: 0 });
  const rows = await warehouse.query({ text: `select * from ${table} as t order by t.row_hash` });
  expect(rows, table).toHaveLength(2);
  return { before: rows[0] ?? {}, after: rows[1] ?? {} };
}

it.each(migrations)(
  'a table of $table from before version $to gets it, keeps its rows and takes new ones',
  async ({ table, to, adds, relaxes }) => {
    const shape = locked[table]?.find(({ version }) => version === to - 1);
    if (shape === undefined) throw new Error(`version ${to - 1} of ${table} is not locked`);
    const folder = temporaryFolder();
    const row = contractRow(table, { row_hash: 'a' });
    await makeFile(folder, [{ table, shape, row }]);
    const { before, after } = await loadBeside(await bringUp(folder), folder, table, [...adds, ...relaxes]);
    for (const name of adds) expect([before[name], after[name]], name).toEqual([null, null]);
    for (const name of relaxes) expect([before[name] === null, after[name]], name).toEqual([false, null]);
  },
);

it.each(migrations.filter(({ joins }) => joins.length > 0))(
  'a row of $table that differs in $joins alone is another one from version $to on',
  async ({ table, to, joins }) => {
    const shape = locked[table]?.find(({ version }) => version === to - 1);
    if (shape === undefined) throw new Error(`version ${to - 1} of ${table} is not locked`);
    const folder = temporaryFolder();
    await makeFile(folder, [{ table, shape, row: contractRow(table, { row_hash: 'a' }) }]);
    const warehouse = await bringUp(folder);
    const types = new Map(columnsOf(contractOf(table)).map(({ name, type }) => [name, type]));
    const other = Object.fromEntries(
      joins.map((name) => [name, types.get(name) === 'TIMESTAMP' ? '2031-01-01T00:00:00.000Z' : '77']),
    );
    writeFileSync(
      join(folder, 'objects/new.ndjson'),
      asNdjson([contractRow(table, { row_hash: 'a' }), contractRow(table, { ...other, row_hash: 'b' })]),
    );
    expect(await warehouse.load({ table, objectKeys: ['new.ndjson'], mode: { kind: 'merge' } })).toEqual({
      inserted: 1,
      updated: 0,
      unchanged: 1,
    });
  },
);

it('a file in which no column might be null takes nulls where the contracts do', async () => {
  const folder = temporaryFolder();
  const older = tableContracts.map((contract): OlderTable => {
    const table = qualifiedName(contract);
    const shape = shapeOf(contract);
    const columns = Object.fromEntries(
      Object.entries(shape.columns).map(([name, type]) => [name, type.replace('?', '')]),
    );
    const example = contractRow(table, { row_hash: 'a' });
    const filled = columnsOf(contract).map(({ name, type }) => [name, example[name] ?? exampleOf(type)]);
    return { table, shape: { ...shape, columns }, row: Object.fromEntries(filled) };
  });
  await makeFile(folder, older);
  const warehouse = await bringUp(folder);
  for (const contract of tableContracts) {
    const table = qualifiedName(contract);
    const names = columnsOf(contract).flatMap(({ name, nullable }) => (nullable ? name : []));
    const { before, after } = await loadBeside(warehouse, folder, table, names);
    for (const name of names)
      expect([before[name] === null, after[name]], `${table}.${name}`).toEqual([false, null]);
  }
});

function exampleOf(type: string): unknown {
  switch (type) {
    case 'INT64':
    case 'FLOAT64':
      return 1;
    case 'BOOL':
      return true;
    case 'DATE':
      return '2026-04-01';
    case 'TIMESTAMP':
      return '2026-04-01T00:00:00.000Z';
    case 'JSON':
      return '{}';
    default:
      return 'text';
  }
}
