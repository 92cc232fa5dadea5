import { onTestFinished } from 'vitest';
import { buildApp } from '../../services/prediction-api/app.ts';
import { defaultApiSettings } from '../../services/prediction-api/config.ts';
import type { Variant } from '../../shared/models/game-outcome/system-id.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { type MemoryObjects, memoryObjects } from './memory-objects.ts';
import { memoryWarehouse, type QueryAnswer } from './memory-warehouse.ts';
import { snapshotOf } from './outcome-world.ts';
import { promoteSnapshot } from './serving-store.ts';
import { memoryLog } from './silent-log.ts';

/** Date of the slate that is served. */
export const slateDate = '2026-06-01';

/** The API over a store in memory, closed when the running test ends. */
export async function openApi(
  options: {
    objects?: MemoryObjects;
    store?: ObjectStore;
    answers?: Record<string, QueryAnswer>;
    refreshMs?: number;
    slatesMax?: number;
    candidateShare?: number;
    servedVariant?: Variant;
  } = {},
) {
  const objects = options.objects ?? memoryObjects();
  const warehouse: Warehouse = memoryWarehouse(objects, options.answers);
  const { log, lines } = memoryLog();
  const settings = {
    ...defaultApiSettings,
    refreshMs: options.refreshMs ?? 3_600_000,
    slatesMax: options.slatesMax ?? 16,
    candidateShare: options.candidateShare ?? defaultApiSettings.candidateShare,
    servedVariant: options.servedVariant ?? defaultApiSettings.servedVariant,
  };
  const app = await buildApp({ objects: options.store ?? objects, warehouse, log, settings });
  onTestFinished(() => app.close());
  const predict = async (payload: unknown, headers: Record<string, string> = {}) => {
    const response = await app.inject({
      method: 'POST',
      url: '/predict/game',
      headers: { 'content-type': 'application/json', ...headers },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });
    return { status: response.statusCode, body: response.json(), headers: response.headers };
  };
  const get = async (url: string) => {
    const response = await app.inject({ method: 'GET', url });
    return { status: response.statusCode, text: response.body, body: response.json() };
  };
  return { app, objects, predict, get, lines };
}

/** The same with a slate to serve. */
export async function openServing(options: Parameters<typeof openApi>[0] = {}) {
  const objects = memoryObjects();
  await promoteSnapshot(objects, snapshotOf(slateDate));
  return openApi({ objects, ...options });
}

/** A request for the first game of the slate. */
export const game = { home_team: 'NYY', away_team: 'BOS' };
