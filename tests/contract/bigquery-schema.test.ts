import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contractVersions } from '../../schemas/contract-shape.ts';
import { migrations } from '../../schemas/migrations.ts';
import { bigQueryFields } from '../../schemas/tables/bigquery-schema.ts';
import { tableContract, tableContracts } from '../../schemas/tables/index.ts';
import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';
import { bigQueryWorld } from '../support/cloud/bigquery-world.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';

const root = join(import.meta.dirname, '../..');
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const players = 'mlb_historical_data.players';

function contractOf(table: string): TableContract {
  const contract = tableContract(table);
  if (contract === undefined) throw new Error(`${table} is no table`);
  return contract;
}

/** A project in which a table is there already, with other columns than its contract has now. */
async function withTable(table: string, fields: readonly { name: string; type: string; mode: string }[]) {
  const world = await bigQueryWorld();
  const [datasetId = '', tableId = ''] = table.split('.');
  const reference = { projectId: 'test-project', datasetId };
  await world.server.catalog.createDataset({ datasetReference: reference, location: 'US' });
  await world.server.catalog.createTable(datasetId, {
    tableReference: { ...reference, tableId },
    schema: { fields },
  });
  return world;
}

describe('the schema in BigQuery', () => {
  it('is that of the contracts: columns, partitions with a required filter, clusters', async () => {
    const { server, open } = await bigQueryWorld();
    await open().ensureSchema();
    const made = [...server.catalog.tables].map(([name]) => name);
    expect(made.sort()).toEqual(tableContracts.map(qualifiedName).sort());
    for (const contract of tableContracts) {
      const name = qualifiedName(contract);
      const { partitionBy, clusterBy } = contract;
      expect(server.catalog.tables.get(name), name).toMatchObject({
        schema: { fields: json(`schemas/generated/bigquery/${name}.json`) },
        ...(partitionBy === null
          ? {}
          : { timePartitioning: { type: 'MONTH', field: partitionBy }, requirePartitionFilter: true }),
        ...(clusterBy.length === 0 ? {} : { clustering: { fields: clusterBy } }),
      });
    }
    for (const { location } of server.catalog.datasets.values()) expect(location).toBe('US');
  });

  it('changes nothing when it is there already', async () => {
    const { server, open } = await bigQueryWorld();
    await open().ensureSchema();
    const before = server.requests.length;
    await open().ensureSchema();
    const writes = server.requests
      .slice(before)
      .filter(({ method, path }) => method !== 'GET' && path !== '/jobs');
    expect(writes).toEqual([]);
  });

  it('is made by two processes at once', async () => {
    const { server, open } = await bigQueryWorld();
    await Promise.all([open().ensureSchema(), open().ensureSchema()]);
    expect(server.catalog.tables.size).toBe(tableContracts.length);
  });

  it('gets the columns that a table lacks, and lets columns be null that may be by now', async () => {
    const contract = contractOf(players);
    const older = bigQueryFields(contract)
      .filter(({ name }) => !['bats', 'row_hash'].includes(name))
      .map((field) => (field.name === 'birth_date' ? { ...field, mode: 'REQUIRED' as const } : field));
    const { server, open, putObject } = await withTable(players, older);
    const warehouse = open();
    await warehouse.ensureSchema();
    const fields = new Map(
      server.catalog.tables.get(players)?.schema.fields.map((field) => [field.name, field]),
    );
    expect(fields.get('bats')).toMatchObject({ mode: 'NULLABLE' });
    expect(fields.get('row_hash')).toMatchObject({ mode: 'NULLABLE' });
    expect(fields.get('birth_date')).toMatchObject({ mode: 'NULLABLE' });
    expect(fields.get('player_id')).toMatchObject({ mode: 'REQUIRED' });
    const row = contractRow(players);
    await putObject('p.ndjson', asNdjson([row]));
    await warehouse.load({ table: players, objectKeys: ['p.ndjson'], mode: { kind: 'merge' } });
    expect(await warehouse.query({ text: `select p.bats, p.row_hash from ${players} as p` })).toEqual([
      { bats: row['bats'], row_hash: row['row_hash'] },
    ]);
  });

  it('says which column has another type, and leaves the table alone', async () => {
    const older = bigQueryFields(contractOf(players)).map((field) =>
      field.name === 'bats' ? { ...field, type: 'INTEGER' } : field,
    );
    const { server, open } = await withTable(players, older);
    await expect(open().ensureSchema()).rejects.toMatchObject({
      code: 'TABLE_MISMATCH',
      message: expect.stringContaining(`${players}.bats is INTEGER`),
    });
    expect(server.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('takes tables of every older version of their contracts', async () => {
    const locked = contractVersions.parse(json('schemas/contract-versions.json'));
    const tables = new Set(migrations.map(({ table }) => table));
    expect(tables.size).toBeGreaterThan(0);
    for (const table of tables) {
      const oldest = locked[table]?.[0];
      if (oldest === undefined) throw new Error(`no version of ${table} is locked`);
      const types: Record<string, string> = { INT64: 'INTEGER', FLOAT64: 'FLOAT', BOOL: 'BOOLEAN' };
      const older = Object.entries(oldest.columns).map(([name, type]) => ({
        name,
        type: types[type.replace('?', '')] ?? type.replace('?', ''),
        mode: type.endsWith('?') ? 'NULLABLE' : 'REQUIRED',
      }));
      const { open, putObject } = await withTable(table, older);
      const warehouse = open();
      await warehouse.ensureSchema();
      await putObject('row.ndjson', asNdjson([contractRow(table)]));
      const request = { table, objectKeys: ['row.ndjson'], mode: { kind: 'merge' } } as const;
      expect(await warehouse.load(request), table).toEqual({ inserted: 1, updated: 0, unchanged: 0 });
    }
  });
});

describe('the test server', () => {
  it('says what it does not know', async () => {
    const { server } = await bigQueryWorld();
    const url = `${server.url}/bigquery/v2/projects/test-project/datasets/d/models`;
    const answer = await fetch(url);
    expect(answer.status).toBe(501);
    expect(await answer.text()).toContain('GET /datasets/d/models');
  });

  it('deletes tables', async () => {
    const { server, open } = await bigQueryWorld();
    await open().ensureSchema();
    const url = `${server.url}/bigquery/v2/projects/test-project/datasets/mlb_historical_data/tables/players`;
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(url)).status).toBe(404);
    await expect(open().query({ text: `select p.bats from ${players} as p` })).rejects.toMatchObject({
      code: 'TABLE_NOT_FOUND',
    });
  });
});
