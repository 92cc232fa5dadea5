import { expect, it } from 'vitest';
import { loadValidatedData } from '../../../functions/loader/handler.ts';
import type { LoadRequest, Warehouse } from '../../../shared/ports/warehouse.ts';
import { putObject, toNdjson } from '../../../shared/runtime/object-reference.ts';
import type { TopicData } from '../../../shared/runtime/stage-types.ts';
import { memoryObjects } from '../../support/memory-objects.ts';
import { stageContext } from '../../support/stage-context.ts';

const tables = ['games', 'linescores', 'teams', 'players', 'venues', 'game_weather', 'game_umpires'];
const gamesTable = 'mlb_historical_data.games';

/** A warehouse that answers a load when told to, and remembers the order. */
function slowWarehouse(failing: string | null = null) {
  const log: string[] = [];
  const load = async ({ table }: LoadRequest) => {
    log.push(`begin ${table}`);
    await new Promise((resolve) => setImmediate(resolve));
    if (table === failing) throw new Error(`${table} failed`);
    log.push(`end ${table}`);
    return { inserted: 1, updated: 0, unchanged: 0 };
  };
  const warehouse: Warehouse = {
    ensureSchema: async () => undefined,
    query: async () => [],
    load,
    close: async () => undefined,
  };
  return { warehouse, log };
}

async function load(failing: string | null = null) {
  const objects = memoryObjects();
  const written = await Promise.all(
    tables.map(async (name) => ({
      table: `mlb_historical_data.${name}`,
      object: await putObject(objects, name, toNdjson([{ game_date: '2026-04-14' }]), 1),
    })),
  );
  const event: TopicData<'data.validated'> = {
    run_id: '20260415T061500Z-ab12',
    game_date: '2026-04-14',
    attempt: 1,
    tables: written,
    games: [],
    report: await putObject(objects, 'report', '{}', 0),
  };
  const { warehouse, log } = slowWarehouse(failing);
  const result = loadValidatedData(event, { objects, warehouse }, stageContext('loader'));
  return { result, log };
}

it('loads several tables at once, and games when every other table is in', async () => {
  const { result, log } = await load();
  expect((await result).rowsOut).toBe(tables.length);
  expect(log.indexOf(`begin ${gamesTable}`)).toBe(log.length - 2);
  expect(log.indexOf('begin mlb_historical_data.teams')).toBeLessThan(
    log.indexOf('end mlb_historical_data.linescores'),
  );
});

it('does not load games when another table failed', async () => {
  const { result, log } = await load('mlb_historical_data.teams');
  await expect(result).rejects.toThrow('teams failed');
  expect(log).not.toContain(`begin ${gamesTable}`);
});
