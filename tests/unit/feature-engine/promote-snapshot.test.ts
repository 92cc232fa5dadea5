import { expect, test } from 'vitest';
import {
  type ServingSnapshot,
  servingPointerKey,
  servingPointerSchema,
  slatePointerKey,
} from '../../../schemas/serving.ts';
import { blendLeagueRates } from '../../../services/feature-engine/blend-league-rates.ts';
import { promoteSnapshot } from '../../../services/feature-engine/promote-snapshot.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { readPointer } from '../../../shared/runtime/read-pointer.ts';
import { memoryObjects } from '../../support/memory-objects.ts';

const snapshot = (slateDate: string): ServingSnapshot => ({
  schema_version: 1,
  slate_date: slateDate,
  season: 2026,
  cutoff_at: `${slateDate}T12:00:00.000Z`,
  league: blendLeagueRates([], 2026),
  teams: [],
  starters: [],
  games: [],
  ratings: null,
  market: null,
});
const pointerAt = async (key: string, objects: ObjectStore) =>
  (await readPointer(objects, key, servingPointerSchema))?.pointer;

const folder = { runId: '20260415T061500Z-ab12', eventId: 'e1' };

test('a promotion stores the snapshot and points to it twice', async () => {
  const objects = memoryObjects();
  const reference = await promoteSnapshot(snapshot('2026-04-15'), folder, objects);
  expect(reference.key).toBe(
    'serving/slate_date=2026-04-15/run=20260415T061500Z-ab12/event=e1/snapshot.json',
  );
  expect(await pointerAt(servingPointerKey, objects)).toEqual({
    schema_version: 1,
    slate_date: '2026-04-15',
    cutoff_at: '2026-04-15T12:00:00.000Z',
    run_id: folder.runId,
    snapshot: reference,
  });
  expect(await pointerAt(slatePointerKey('2026-04-15'), objects)).toEqual(
    await pointerAt(servingPointerKey, objects),
  );
});

test('an older slate gets its pointer but does not become the current one', async () => {
  const objects = memoryObjects();
  await promoteSnapshot(snapshot('2026-04-15'), folder, objects);
  await promoteSnapshot(snapshot('2026-04-14'), folder, objects);
  expect((await pointerAt(servingPointerKey, objects))?.slate_date).toBe('2026-04-15');
  expect((await pointerAt(slatePointerKey('2026-04-14'), objects))?.slate_date).toBe('2026-04-14');
});

test('a pointer that somebody moves meanwhile is read again, so that a later slate stays', async () => {
  const objects = memoryObjects();
  await promoteSnapshot(snapshot('2026-04-13'), folder, objects);
  let isFirst = true;
  const racing = {
    ...objects,
    head: async (key: string) => {
      const before = await objects.head(key);
      if (key === servingPointerKey && isFirst) {
        isFirst = false;
        await promoteSnapshot(snapshot('2026-04-16'), folder, objects);
      }
      return before;
    },
  };
  await promoteSnapshot(snapshot('2026-04-15'), folder, racing);
  expect((await pointerAt(servingPointerKey, objects))?.slate_date).toBe('2026-04-16');
});

test('a pointer that is always moved fails loudly in the end', async () => {
  const objects = memoryObjects();
  await promoteSnapshot(snapshot('2026-04-13'), folder, objects);
  const stale = {
    ...objects,
    head: async (key: string) => {
      const info = await objects.head(key);
      return info === null ? null : { ...info, generation: info.generation + 1 };
    },
  };
  await expect(promoteSnapshot(snapshot('2026-04-13'), folder, stale)).rejects.toMatchObject({
    code: 'PRECONDITION_FAILED',
  });
});
