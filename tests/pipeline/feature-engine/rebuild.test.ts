import { describe, expect, test } from 'vitest';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { featureWorld } from '../../support/feature-slate.ts';
import { makeSeason, type SeasonGame } from '../../support/season-rows.ts';

const byDate = (games: readonly SeasonGame[]): SeasonGame[][] =>
  [...Map.groupBy(games, ({ date }) => date).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, day]) => day);

describe('rebuild', () => {
  test('days in order, all at once and shuffled give the same rows', async () => {
    const season = makeSeason('2026-04-01', 12);
    const days = byDate(season);
    const inOrder = await featureWorld();
    for (const day of days) await inOrder.loadGames(day);
    const atOnce = await featureWorld(5);
    await atOnce.loadGames(season);
    const shuffled = await featureWorld();
    for (const position of [7, 2, 11, 0, 5, 9, 1, 10, 3, 8, 4, 6]) {
      await shuffled.loadGames(days[position] ?? []);
    }
    const expected = await inOrder.features();
    expect(expected.games).toHaveLength(36);
    expect(expected.teams).toHaveLength(72);
    expect(await atOnce.features()).toEqual(expected);
    expect(await shuffled.features()).toEqual(expected);
  });

  test('many dates are loaded in parts; a rebuild that ends between two comes again to the same rows', async () => {
    const season = makeSeason('2026-04-01', 130);
    const undisturbed = await featureWorld();
    await undisturbed.loadGames(season);
    const { warehouse, loadRows, announceLoaded, features } = await featureWorld();
    await loadRows(season);
    const dates = byDate(season).map(([game]) => game?.date ?? '');
    const loaded: number[] = [];
    const loadAll = warehouse.loadAll.bind(warehouse);
    warehouse.loadAll = async (requests) => {
      const { mode } = requests[0] ?? {};
      loaded.push(mode?.kind === 'replace' ? mode.gameDates.length : 0);
      if (loaded.length === 2) throw new HanksTankError('WAREHOUSE_UNAVAILABLE', 'away for a moment');
      return loadAll(requests);
    };
    await expect(announceLoaded(dates)).rejects.toThrow(/away for a moment/);
    await announceLoaded(dates);
    expect(loaded).toEqual([124, 6, 124, 6]);
    expect(await features()).toEqual(await undisturbed.features());
  });

  test('a day in order rebuilds itself alone, an old one everything after it', async () => {
    const { loadGames, announceLoaded } = await featureWorld();
    const days = byDate(makeSeason('2026-04-01', 4));
    const rebuilt = [];
    for (const day of days) rebuilt.push((await loadGames(day)).publish?.[0]?.data);
    expect(rebuilt[3]).toMatchObject({ feature_dates: ['2026-04-04'], slate: null });
    const again = await announceLoaded(['2026-04-02']);
    expect(again.publish?.[0]).toMatchObject({
      topic: 'features.created',
      data: { feature_dates: ['2026-04-02', '2026-04-03', '2026-04-04'] },
    });
  });

  test('a load that changed nothing is skipped with its reason', async () => {
    const { announceLoaded } = await featureWorld();
    expect(await announceLoaded([])).toEqual({
      status: 'skipped',
      reason: 'no facts changed',
      rowsIn: 0,
      rowsOut: 0,
    });
  });

  test('a game that moves takes its row along', async () => {
    const { loadGames, features } = await featureWorld();
    const season = makeSeason('2026-04-01', 5);
    await loadGames(season);
    const postponed = season.find(({ date }) => date === '2026-04-03');
    if (postponed === undefined) throw new Error('no game on 3 April');
    const moved = { ...postponed, date: '2026-04-05', startAt: '2026-04-05T17:05:00.000Z', gameNumber: 2 };
    await loadGames([{ ...moved, endAt: '2026-04-05T20:05:00.000Z' }]);
    const rows = (await features()).games.filter((row) => row['game_pk'] === postponed.gamePk);
    expect(rows.map((row) => row['feature_date'])).toEqual(['2026-04-05']);
  });

  test('objects are written below the run and event, sorted by key', async () => {
    const { loadGames, objects } = await featureWorld();
    const result = await loadGames(makeSeason('2026-04-01', 2));
    const keys = (result.outputs ?? []).map(({ key }) => key);
    expect(keys).toContainEqual(
      expect.stringMatching(
        /^features\/feature_date=2026-04-02\/run=[^/]+\/event=event-\d+\/game_features_daily\.ndjson$/,
      ),
    );
    for (const key of keys) {
      const rows = (await objects.get(key)).toString().split('\n').filter(Boolean);
      const ids = rows.map((line) => {
        const row: Record<string, unknown> = JSON.parse(line);
        return Number(row['game_pk'] ?? row['pitcher_id'] ?? row['team_id']);
      });
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
    }
  });
});
