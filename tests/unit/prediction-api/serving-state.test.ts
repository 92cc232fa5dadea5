import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { memoryObjects } from '../../support/memory-objects.ts';
import { game, openApi, openServing, slateDate } from '../../support/open-api.ts';
import { snapshotOf } from '../../support/outcome-world.ts';
import { promoteModelFile, promoteSnapshot } from '../../support/serving-store.ts';
import { trainedFile } from '../../support/trained-file.ts';

describe('before anything was promoted', () => {
  it('the process is up, but not ready, and every question says why', async () => {
    const { get, predict } = await openApi();
    expect(await get('/healthz')).toMatchObject({ status: 200, body: { status: 'up' } });
    for (const answer of [
      await get('/readyz'),
      await get('/teams'),
      await get('/predictions'),
      await predict(game),
      await predict({ ...game, date: '2026-06-01' }),
    ]) {
      expect(answer.status).toBe(503);
      expect(answer.body.error).toMatchObject({
        code: 'MODEL_NOT_READY',
        check: expect.stringMatching(/nightly/),
      });
    }
  });
});

describe('what is served', () => {
  it('changes with the pointers, without a restart', async () => {
    const { objects, get } = await openApi({ refreshMs: 5 });
    expect((await get('/readyz')).status).toBe(503);
    await promoteSnapshot(objects, snapshotOf(slateDate));
    await expect.poll(async () => (await get('/readyz')).status).toBe(200);
    await promoteModelFile(objects, trainedFile);
    await expect.poll(async () => (await get('/readyz')).body.model_version).toBe(trainedFile.model_version);
    await promoteSnapshot(objects, snapshotOf('2026-06-02'));
    await expect.poll(async () => (await get('/readyz')).body.slate_date).toBe('2026-06-02');
  });

  it('is looked after before the first answer that follows a pause in which no timer ran', async () => {
    const hourMs = 3_600_000;
    const { objects, get } = await openServing({ refreshMs: hourMs });
    await promoteSnapshot(objects, snapshotOf('2026-06-02'));
    expect((await get('/readyz')).body.slate_date).toBe(slateDate);
    const now = performance.now();
    const paused = vi.spyOn(performance, 'now').mockReturnValue(now + 2 * hourMs);
    onTestFinished(() => paused.mockRestore());
    expect((await get('/readyz')).body.slate_date).toBe('2026-06-02');
  });

  it('follows a slate of another date that is promoted again', async () => {
    const { objects, predict } = await openServing({ refreshMs: 5 });
    const older = snapshotOf('2026-05-20');
    await promoteSnapshot(objects, older, { isCurrent: false });
    const ask = async () => (await predict({ ...game, date: '2026-05-20' })).body.home_win_probability;
    const before = await ask();
    const teams = older.teams.map((team) => (team.team_id === 147 ? { ...team, elo_rating: 1400 } : team));
    await promoteSnapshot(objects, { ...older, teams }, { isCurrent: false });
    await expect.poll(ask).toBeLessThan(before);
  });

  it('stays what it was when something new cannot be read, and the log says so', async () => {
    const { objects, get, lines } = await openServing({ refreshMs: 5 });
    await objects.put('serving/current.json', Buffer.from('{"half":'));
    await expect
      .poll(() =>
        lines().some((line) => String(line['message']).includes('pointer serving/current.json is not JSON')),
      )
      .toBe(true);
    expect((await get('/readyz')).body).toMatchObject({ status: 'ready', slate_date: slateDate });
  });

  it('is Elo, and says why, while the current model is damaged', async () => {
    const { objects } = await openServing();
    await promoteModelFile(objects, { ...trainedFile, correction: null });
    const { get, predict } = await openApi({ objects });
    expect((await get('/readyz')).body).toMatchObject({
      model_version: 'elo',
      problem: expect.stringMatching(/MODEL_MALFORMED/),
    });
    expect((await predict(game)).body.warnings[0]).toMatch(/cannot be used/);
  });

  it('keeps a bounded number of slates', async () => {
    const reads: string[] = [];
    const objects = memoryObjects();
    await promoteSnapshot(objects, snapshotOf(slateDate));
    for (const date of ['2026-05-20', '2026-05-21'])
      await promoteSnapshot(objects, snapshotOf(date), { isCurrent: false });
    const store: ObjectStore = {
      ...objects,
      get: async (key) => {
        reads.push(key);
        return objects.get(key);
      },
    };
    const { predict } = await openApi({ objects, store, slatesMax: 1 });
    for (const date of ['2026-05-20', '2026-05-20', '2026-05-21', '2026-05-20'])
      await predict({ ...game, date });
    expect(reads.filter((key) => key === 'serving/slates/2026-05-20.json')).toHaveLength(2);
  });

  it('does not remember a slate that could not be read', async () => {
    const { objects, predict } = await openServing();
    const pointer = objects.objects.get(`serving/slates/${slateDate}.json`)?.toString() ?? '';
    await objects.put('serving/slates/2026-05-20.json', Buffer.from('{}'));
    expect((await predict({ ...game, date: '2026-05-20' })).status).toBe(500);
    await objects.put('serving/slates/2026-05-20.json', Buffer.from(pointer));
    expect((await predict({ ...game, date: '2026-05-20' })).status).toBe(200);
  });
});
