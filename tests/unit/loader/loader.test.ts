import { expect, it } from 'vitest';
import { loadValidatedData } from '../../../functions/loader/handler.ts';
import type { LoadRequest, Warehouse } from '../../../shared/ports/warehouse.ts';
import { putObject, toNdjson } from '../../../shared/runtime/object-reference.ts';
import type { TopicData } from '../../../shared/runtime/stage-types.ts';
import { contractRow } from '../../support/contract-rows.ts';
import { memoryObjects } from '../../support/memory-objects.ts';
import { stageContext } from '../../support/stage-context.ts';

const gamesTable = 'mlb_historical_data.games';
const qualityTable = 'operational.quality_reports';
const firstRun = '20260415T061500Z-ab12';

/** A warehouse that takes every row, finds no changed date, and remembers what it was asked. */
function rememberingWarehouse() {
  const loads: (readonly LoadRequest[])[] = [];
  const asked: unknown[] = [];
  const warehouse: Warehouse = {
    ensureSchema: async () => undefined,
    query: async (_, parameters) => {
      asked.push(parameters);
      return [];
    },
    load: async () => {
      throw new Error('every table of a collection belongs to one transaction');
    },
    loadAll: async (requests) => {
      loads.push(requests);
      return requests.map(() => ({ inserted: 1, updated: 0, unchanged: 0 }));
    },
    expire: async () => [],
    close: async () => undefined,
  };
  return { warehouse, loads, asked };
}

/** A validated collection of one row a table, and the objects it lies in. */
async function collection(tables: readonly string[], runId = firstRun) {
  const objects = memoryObjects();
  const row_hash = 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2';
  const event: TopicData<'data.validated'> = {
    run_id: runId,
    game_date: '2026-04-14',
    attempt: 1,
    tables: await Promise.all(
      tables.map(async (table) => {
        const row = contractRow(table, { game_date: '2026-04-12', run_id: runId, row_hash });
        return { table, object: await putObject(objects, `${runId}/${table}`, toNdjson([row]), 1) };
      }),
    ),
    games: [],
    report: await putObject(objects, 'report', '{}', 0),
  };
  return { objects, event };
}

it('loads every table at once and says what each load did', async () => {
  const { objects, event } = await collection([gamesTable, qualityTable]);
  const { warehouse, loads, asked } = rememberingWarehouse();
  const result = await loadValidatedData(event, { objects, warehouse }, stageContext('loader'));
  expect(loads.map((requests) => requests.map(({ table }) => table))).toEqual([[gamesTable, qualityTable]]);
  expect(result).toMatchObject({ rowsIn: 2, rowsOut: 2 });
  expect(result.publish?.[0]?.data).toMatchObject({
    tables: [{ table: gamesTable, inserted: 1, updated: 0, unchanged: 0 }, { table: qualityTable }],
  });
  // A game that moved keeps its date: changes are looked for from there on.
  expect(asked[0]).toMatchObject({ date_from: { value: '2026-04-12' }, date_to: { value: '2026-04-14' } });
  // Then the box scores of the dates of its games are compared with Retrosheet's, where there are any.
  expect(asked[1]).toMatchObject({ date_from: { value: '2026-04-12' }, date_to: { value: '2026-04-12' } });
  expect(asked).toHaveLength(2);
});

it('offers no objects of a table without rows', async () => {
  const { objects, event } = await collection([gamesTable]);
  const empty = { table: qualityTable, object: await putObject(objects, 'empty', '', 0) };
  const { warehouse, loads } = rememberingWarehouse();
  await loadValidatedData({ ...event, tables: [empty] }, { objects, warehouse }, stageContext('loader'));
  expect(loads).toEqual([[{ table: qualityTable, objectKeys: [], mode: { kind: 'merge' } }]]);
});

it('loads nothing when an object is not what was validated, or a table is unknown', async () => {
  const { objects, event } = await collection([gamesTable, qualityTable]);
  const { warehouse, loads } = rememberingWarehouse();
  const load = (one: typeof event) => loadValidatedData(one, { objects, warehouse }, stageContext('loader'));
  const unknown = event.tables.map((table) => ({ ...table, table: 'mlb_historical_data.nothing' }));
  await expect(load({ ...event, tables: unknown })).rejects.toMatchObject({ code: 'ROW_INVALID' });
  await objects.put(`${firstRun}/${qualityTable}`, Buffer.from('{}'));
  await expect(load(event)).rejects.toMatchObject({ code: 'OBJECT_CORRUPT' });
  expect(loads).toEqual([]);
});

it('names equal content of two runs alike, but not where the run belongs to the key', async () => {
  const { warehouse, loads } = rememberingWarehouse();
  for (const runId of [firstRun, '20260416T061500Z-cd34']) {
    const { objects, event } = await collection([gamesTable, qualityTable], runId);
    await loadValidatedData(event, { objects, warehouse }, stageContext('loader'));
  }
  const [first = [], second = []] = loads.map((requests) => requests.map(({ contentHash }) => contentHash));
  expect(first[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(second[0]).toBe(first[0]);
  expect(second[1]).not.toBe(first[1]);
});
