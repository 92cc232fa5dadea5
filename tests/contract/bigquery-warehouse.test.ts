import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LoadRequest } from '../../shared/ports/warehouse.ts';
import type { BigQueryServer } from '../support/cloud/bigquery-server.ts';
import { bigQueryWorld } from '../support/cloud/bigquery-world.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { describeWarehouse } from './warehouse-suite.ts';

describeWarehouse('BigQuery', async () => {
  const { open, putObject } = await bigQueryWorld();
  const warehouse = open();
  await warehouse.ensureSchema();
  return { warehouse, putObject };
});

const players = 'mlb_historical_data.players';
const umpires = 'mlb_historical_data.game_umpires';
const two = { inserted: 2, updated: 0, unchanged: 0 };
const request: LoadRequest = { table: players, objectKeys: ['p.ndjson'], mode: { kind: 'merge' } };
const loadJob = { method: 'POST', path: /^\/jobs$/, job: 'load' } as const;
const script = { method: 'POST', path: /^\/jobs$/, job: 'query' } as const;

/** A warehouse with two rows to load. */
async function start() {
  const world = await bigQueryWorld();
  const warehouse = world.open();
  await warehouse.ensureSchema();
  await world.putObject('p.ndjson', asNdjson([1, 2].map((id) => contractRow(players, { player_id: id }))));
  const countPlayers = async () =>
    (await warehouse.query({ text: `select count(*) as n from ${players} as p` }))[0]?.['n'];
  return { ...world, warehouse, countPlayers };
}

const jobSchema = z.object({
  jobReference: z.object({ jobId: z.string().default('') }),
  configuration: z.looseObject({ load: z.unknown().optional(), query: z.unknown().optional() }),
});

/** Ids of the jobs that were asked for, in order. */
const askedJobs = ({ requests }: BigQueryServer, kind: 'load' | 'query'): string[] =>
  requests.flatMap(({ method, path, body }) => {
    const job = method === 'POST' && path === '/jobs' ? jobSchema.parse(body) : null;
    return job !== null && job.configuration[kind] !== undefined ? [job.jobReference.jobId] : [];
  });
const scriptsOf = (server: BigQueryServer): string[] =>
  askedJobs(server, 'query').filter((id) => id.startsWith('hankstank-script-'));

describe('a load of BigQuery', () => {
  it('is done once when the answers of its jobs are lost', async () => {
    const { server, warehouse, countPlayers } = await start();
    server.failNext({ ...loadJob, kind: 'lost-answer' }, { ...script, kind: 'lost-answer' });
    expect(await warehouse.load(request)).toEqual(two);
    expect(askedJobs(server, 'load')).toHaveLength(2);
    expect(new Set(askedJobs(server, 'load')).size).toBe(1);
    expect(scriptsOf(server)).toHaveLength(2);
    expect(new Set(scriptsOf(server)).size).toBe(1);
    expect(await countPlayers()).toBe(2);
  });

  it('is repeated when the service is not there for a moment, and left to the next delivery when it stays away', async () => {
    const { server, warehouse } = await start();
    server.failNext({ ...loadJob, kind: 'unavailable' }, { ...script, kind: 'reset' });
    expect(await warehouse.load(request)).toEqual(two);
    server.failNext(...Array.from({ length: 3 }, () => ({ ...loadJob, kind: 'unavailable' as const })));
    await expect(warehouse.load(request)).rejects.toMatchObject({
      code: 'WAREHOUSE_UNAVAILABLE',
      class: 'transient',
    });
  });

  it('goes on with the rows that are staged when a process died between the load job and the script', async () => {
    const { server, warehouse, open, countPlayers } = await start();
    server.failNext(...Array.from({ length: 3 }, () => ({ ...script, kind: 'reset' as const })));
    await expect(warehouse.load(request)).rejects.toMatchObject({ code: 'WAREHOUSE_UNAVAILABLE' });
    expect(await countPlayers()).toBe(0);
    expect(await open().load(request)).toEqual(two);
    expect(new Set(askedJobs(server, 'load')).size).toBe(1);
    expect(await countPlayers()).toBe(2);
  });

  it('joins its own script when a process died while it ran, and tells what that one did', async () => {
    const { server, warehouse, open } = await start();
    server.failNext(
      { ...script, kind: 'lost-answer' },
      ...Array.from({ length: 2 }, () => ({ ...script, kind: 'reset' as const })),
    );
    await expect(warehouse.load(request)).rejects.toMatchObject({ code: 'WAREHOUSE_UNAVAILABLE' });
    expect(await open().load(request)).toEqual(two);
    expect(new Set(scriptsOf(server)).size).toBe(1);
  });

  it('is done once by two processes that get the same event at once', async () => {
    const { server, warehouse, open, countPlayers } = await start();
    const other = open();
    expect(await Promise.all([warehouse.load(request), other.load(request)])).toEqual([two, two]);
    expect(new Set(scriptsOf(server)).size).toBe(1);
    expect(await countPlayers()).toBe(2);
  });

  it('takes another name when the same content is offered again, because its rows may be gone', async () => {
    const { server, warehouse, putObject } = await start();
    await putObject('u.ndjson', asNdjson([contractRow(umpires, { game_date: '2026-04-10' })]));
    const offer: LoadRequest = { table: umpires, objectKeys: ['u.ndjson'], mode: { kind: 'merge' } };
    const one = { inserted: 1, updated: 0, unchanged: 0 };
    expect(await warehouse.load(offer)).toEqual(one);
    expect(await warehouse.load(offer)).toEqual({ inserted: 0, updated: 0, unchanged: 1 });
    await warehouse.load({ ...offer, objectKeys: [], mode: { kind: 'replace', gameDates: ['2026-04-10'] } });
    expect(await warehouse.load(offer)).toEqual(one);
    expect(new Set(scriptsOf(server)).size).toBe(4);
  });

  it('takes another name when a job of it failed', async () => {
    const { server, warehouse } = await start();
    server.failNext({ ...loadJob, kind: 'backend-error' });
    await expect(warehouse.load(request)).rejects.toMatchObject({ code: 'WAREHOUSE_UNAVAILABLE' });
    server.failNext({ ...script, kind: 'backend-error' });
    await expect(warehouse.load(request)).rejects.toMatchObject({ code: 'WAREHOUSE_UNAVAILABLE' });
    expect(await warehouse.load(request)).toEqual(two);
  });

  it('gives way to a load that writes the same table, and comes back', async () => {
    const { server, warehouse } = await start();
    server.failNext({ ...script, kind: 'conflict' }, { ...script, kind: 'conflict' });
    expect(await warehouse.load(request)).toEqual(two);
    expect(scriptsOf(server)).toHaveLength(3);
    server.failNext(...Array.from({ length: 5 }, () => ({ ...script, kind: 'conflict' as const })));
    await expect(warehouse.load({ ...request, contentHash: 'b' })).rejects.toMatchObject({
      code: 'WAREHOUSE_UNAVAILABLE',
      message: expect.stringContaining('other loads of the same tables went first'),
    });
  });

  it('needs one job for each table and one script, whatever the number of objects and games', async () => {
    const { server, warehouse, putObject } = await start();
    const jobsFor = async (games: number): Promise<{ loads: number; scripts: number }> => {
      const [loads, scripts] = [askedJobs(server, 'load').length, scriptsOf(server).length];
      const keys = Array.from({ length: games }, (_, game) => `${games}/${game}.ndjson`);
      for (const [game, key] of keys.entries()) {
        await putObject(`players/${key}`, asNdjson([contractRow(players, { player_id: game + 1 })]));
        await putObject(`umpires/${key}`, asNdjson([contractRow(umpires, { game_pk: game + 1 })]));
      }
      await warehouse.loadAll([
        { table: players, objectKeys: keys.map((key) => `players/${key}`), mode: { kind: 'merge' } },
        { table: umpires, objectKeys: keys.map((key) => `umpires/${key}`), mode: { kind: 'merge' } },
      ]);
      return { loads: askedJobs(server, 'load').length - loads, scripts: scriptsOf(server).length - scripts };
    };
    expect(await jobsFor(1)).toEqual({ loads: 2, scripts: 1 });
    expect(await jobsFor(40)).toEqual({ loads: 2, scripts: 1 });
  });

  it('leaves staged rows in tables that expire', async () => {
    const { server, warehouse } = await start();
    await warehouse.load(request);
    const staged = [...server.catalog.tables].filter(([name]) => name.startsWith('staging.'));
    expect(staged).toHaveLength(1);
    for (const [name, { expirationTime }] of staged) {
      const hours = (Number(expirationTime) - Date.now()) / 3_600_000;
      expect(hours, name).toBeGreaterThan(24);
      expect(hours, name).toBeLessThanOrEqual(48);
    }
  });

  it('names the place of a bad row and never its values', async () => {
    const { warehouse, putObject } = await start();
    const good = JSON.stringify(contractRow(players, { player_id: 3 }));
    await putObject('bad.ndjson', Buffer.from(`${good}\n{"player_id":"a secret"}\n`));
    const failing = warehouse.load({ ...request, objectKeys: ['p.ndjson', 'bad.ndjson'] });
    await expect(failing).rejects.toMatchObject({
      code: 'ROW_INVALID',
      message: `Loading ${players} failed, nothing was loaded: the row starting at position ${good.length + 1} of gs://test-bucket/bad.ndjson is no JSON object of the table's types`,
    });
    const predictions = 'mlb_predictions.game_predictions';
    await putObject('json.ndjson', asNdjson([{ ...contractRow(predictions), contributions: '{"a secret' }]));
    const noJson = warehouse.load({ ...request, table: predictions, objectKeys: ['json.ndjson'] });
    await expect(noJson).rejects.toMatchObject({
      code: 'ROW_INVALID',
      message: expect.not.stringContaining('secret'),
    });
  });

  it('refuses a key that could name other objects', async () => {
    const { warehouse } = await start();
    for (const key of ['*.ndjson', '../p.ndjson'])
      await expect(warehouse.load({ ...request, objectKeys: [key] })).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
      });
  });
});

describe('what the warehouse asks of BigQuery', () => {
  it('has a limit of cost and the labels of its stage and run, always', async () => {
    const { server, open, putObject } = await bigQueryWorld();
    const warehouse = open({
      stage: 'loader',
      readRunId: () => '20260415T061500Z-ab12',
      maximumBytesBilled: 1_000_000,
    });
    await warehouse.ensureSchema();
    await putObject('p.ndjson', asNdjson([contractRow(players)]));
    await warehouse.load(request);
    await warehouse.query({ text: 'select 1 as x' });
    await warehouse.query(
      { file: 'mlb_features/player_names/query.sql' },
      { player_ids: { type: 'INT64', value: [1] } },
    );
    await warehouse.estimate({ text: 'select 1 as x' });
    await warehouse.expire([], { isDryRun: true });
    const kept = { objectKeys: [], runIds: [], gamePks: [] };
    await warehouse.expire(
      [{ table: 'operational.model_metrics', ingestedBefore: '2026-01-01T00:00:00.000Z', kept }],
      { isDryRun: true },
    );
    const labels = { product: 'hankstank', stage: 'loader', run_id: '20260415t061500z-ab12' };
    const limit = { maximumBytesBilled: '1000000' };
    const asked = server.requests.filter(
      ({ method, path }) => method === 'POST' && /^\/(jobs|queries)$/.test(path),
    );
    const queries = asked.filter(({ path }) => path === '/queries').map(({ body }) => body);
    const jobs = asked
      .filter(({ path }) => path === '/jobs')
      .map(({ body }) => jobSchema.parse(body).configuration);
    expect(queries).toHaveLength(2);
    for (const body of queries) expect(body).toMatchObject({ labels, ...limit });
    expect(jobs).toHaveLength(6);
    for (const configuration of jobs) expect(configuration).toMatchObject({ labels });
    for (const { query } of jobs) if (query !== undefined) expect(query).toMatchObject(limit);
  });

  it('gets all pages of a result, also of a query that goes on for a while', async () => {
    const { server, open } = await bigQueryWorld({ pageRows: 3 });
    server.failNext({ method: 'POST', path: /^\/queries$/, kind: 'slow' });
    const text = 'select x from unnest(generate_array(1, 8)) as x order by x';
    const rows = await open().query({ text });
    expect(rows.map(({ x }) => x)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(server.requests.filter(({ path }) => path.startsWith('/queries/'))).toHaveLength(3);
  });

  it('tells what a query would read, without running it', async () => {
    const { server, warehouse } = await start();
    expect(await warehouse.estimate({ text: `select p.player_id from ${players} as p` })).toEqual({
      bytes: 1_000,
    });
    expect(server.requests.filter(({ path }) => path.startsWith('/queries'))).toEqual([]);
    await expect(warehouse.estimate({ text: 'select from' })).rejects.toMatchObject({
      code: 'WAREHOUSE_QUERY_FAILED',
    });
  });

  it('reads nothing for the console but the datasets of the product', async () => {
    const { server, warehouse } = await start();
    const datasetReference = { projectId: 'test-project', datasetId: 'payroll' };
    await server.catalog.createDataset({ datasetReference, location: 'US' });
    const fields = [{ name: 'amount', type: 'INTEGER' }];
    await server.catalog.createTable('payroll', {
      tableReference: { ...datasetReference, tableId: 'wages' },
      schema: { fields },
    });
    await expect(warehouse.query({ text: 'select w.amount from payroll.wages as w' })).rejects.toMatchObject({
      code: 'SQL_NOT_READ_ONLY',
      message: expect.stringContaining('payroll'),
    });
  });

  it('filters by the partition: a query that does not is refused as BigQuery refuses it', async () => {
    const { warehouse } = await start();
    const text = `select u.game_pk from ${umpires} as u`;
    await expect(warehouse.query({ text })).rejects.toMatchObject({
      code: 'WAREHOUSE_QUERY_FAILED',
      message: expect.stringContaining('without a filter'),
    });
    expect(await warehouse.query({ text: `${text} where u.game_date = '2026-04-10'` })).toEqual([]);
  });

  it('is a table that is missing when the schema was not made', async () => {
    const { open, putObject } = await bigQueryWorld();
    await putObject('p.ndjson', asNdjson([contractRow(players)]));
    const missing = { code: 'TABLE_NOT_FOUND', class: 'setup' };
    await expect(open().load(request)).rejects.toMatchObject(missing);
    const file = 'mlb_features/player_names/query.sql';
    await expect(open().query({ file }, { player_ids: { type: 'INT64', value: [1] } })).rejects.toMatchObject(
      missing,
    );
  });
});
