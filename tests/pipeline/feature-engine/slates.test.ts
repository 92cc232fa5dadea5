import { describe, expect, test } from 'vitest';
import { slatePointerKey } from '../../../schemas/serving.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { earlierGames, featureWorld, knownGames, slate, slateGames } from '../../support/feature-slate.ts';
import { openFeatureWorld } from '../../support/feature-world.ts';
import { plainGame, plainSide, seasonTeamIds, unplayed } from '../../support/season-rows.ts';

async function allBytes(objects: ObjectStore): Promise<Map<string, string>> {
  const infos = await objects.list('');
  return new Map(
    await Promise.all(infos.map(async ({ key }) => [key, (await objects.get(key)).toString()] as const)),
  );
}

describe('slates', () => {
  test('a slate gets a snapshot with its games, every team and every starter, and becomes current', async () => {
    const { loadGames, requestSlate, pointer, snapshot } = await featureWorld();
    await loadGames(knownGames);
    const debut = { at: `${slate}T10:00:00.000Z`, homeStarterId: 4711, awayStarterId: null };
    await loadGames(
      slateGames
        .slice(0, 1)
        .map((game) => ({ ...unplayed(game), announcements: [...game.announcements, debut] })),
    );
    const result = await requestSlate(slate);
    expect(result.publish).toEqual([
      {
        topic: 'features.created',
        data: {
          run_id: (await pointer()).run_id,
          game_date: slate,
          feature_dates: [slate],
          slate: {
            slate_date: slate,
            cutoff_at: `${slate}T23:05:00.000Z`,
            snapshot: (await pointer()).snapshot,
          },
        },
      },
    ]);
    expect(result.checks?.map(({ name, passed }) => `${name} ${passed}`)).toEqual([
      'snapshot_form true',
      'slate_teams true',
      'slate_starters true',
      'cutoff true',
    ]);
    expect(await pointer()).toEqual(await pointer(slatePointerKey(slate)));
    const served = await snapshot((await pointer()).snapshot.key);
    expect(served.teams.map(({ team_id, name }) => [team_id, name])).toEqual(
      seasonTeamIds.map((id) => [id, `Club ${id}`]),
    );
    expect(served.games.map(({ game_pk }) => game_pk)).toEqual(slateGames.map(({ gamePk }) => gamePk));
    expect(served.games[0]).toMatchObject({ home_starter_id: 4711, away_starter_id: null, coded_state: 'S' });
    expect(served.starters.find(({ pitcher_id }) => pitcher_id === 4711)).toMatchObject({
      name: 'Announced 4711',
      throws: null,
      starts_365d: 0,
      last_start_pitches: null,
    });
    expect(served.starters.find(({ pitcher_id }) => pitcher_id === 1081)).toMatchObject({
      name: 'Pitcher 1081',
      throws: 'R',
    });
  });

  test('the same slate of the same facts gives the same bytes', async () => {
    const { loadGames, requestSlate, objects, pointer } = await featureWorld();
    await loadGames(knownGames);
    await requestSlate(slate, null, 'again');
    const before = await allBytes(objects);
    const { sha256 } = (await pointer()).snapshot;
    await requestSlate(slate, null, 'again');
    expect(await allBytes(objects)).toEqual(before);
    await requestSlate(slate);
    expect((await pointer()).snapshot.sha256).toBe(sha256);
  });

  test('a team that has not played and a date without games are served all the same', async () => {
    const { loadGames, requestSlate, pointer, snapshot, features } = await featureWorld();
    await loadGames([unplayed(plainGame(1, '2026-03-26', plainSide(108), plainSide(109)))]);
    const result = await requestSlate('2026-03-25');
    expect(result).toMatchObject({ status: 'success', reason: 'no games on 2026-03-25', rowsOut: 0 });
    expect(result.publish?.[0]?.data).toMatchObject({
      feature_dates: [],
      slate: { slate_date: '2026-03-25', snapshot: (await pointer()).snapshot },
    });
    const served = await snapshot((await pointer()).snapshot.key);
    expect(served.games).toEqual([]);
    expect(served.teams).toHaveLength(2);
    expect(served.teams[0]).toMatchObject({
      team_id: 108,
      elo_rating: 1500,
      games_season: 0,
      runs_scored_60d: 0,
      rest_days: null,
      abbreviation: 'C108',
    });
    expect((await features()).teams.map((row) => row['feature_date'])).toEqual(['2026-03-26', '2026-03-26']);
  });

  test('later facts renew the snapshot with the cutoff it had, without who pitched in the end', async () => {
    const { loadGames, requestSlate, pointer, snapshot } = await featureWorld();
    const silent = slateGames.map((game) => ({ ...game, announcements: [] }));
    await loadGames([...earlierGames, ...silent.map(unplayed)]);
    await requestSlate(slate, '2026-04-11T06:00:00.000Z');
    const before = await pointer();
    await requestSlate('2026-04-12');
    const result = await loadGames(silent);
    const renewed = await pointer(slatePointerKey(slate));
    expect(renewed.cutoff_at).toBe(before.cutoff_at);
    expect(renewed.run_id).not.toBe(before.run_id);
    expect(result.publish?.[0]?.data).toMatchObject({
      slate: { slate_date: slate, snapshot: renewed.snapshot },
    });
    expect((await pointer()).slate_date).toBe('2026-04-12');
    const strip = async (key: string) => {
      const { games, ...rest } = await snapshot(key);
      return { ...rest, games: games.map(({ coded_state: _, ...game }) => game) };
    };
    expect(await strip(renewed.snapshot.key)).toEqual(await strip(before.snapshot.key));
  });

  test('a snapshot that fails the gate leaves the pointers as they were', async () => {
    const opened = await featureWorld();
    await opened.loadGames(knownGames);
    await opened.requestSlate(slate);
    const before = await opened.pointer();
    const lookingAhead: Warehouse = {
      ...opened.warehouse,
      query: async (statement, parameters) => {
        const rows = await opened.warehouse.query(statement, parameters);
        const isTeams = 'file' in statement && statement.file.includes('team_rolling_features');
        return isTeams ? rows.map((row) => ({ ...row, games_season: 11 })) : rows;
      },
    };
    const failing = await openFeatureWorld(undefined, { warehouse: lookingAhead, objects: opened.objects });
    const request = failing.requestSlate(slate);
    await expect(request).rejects.toMatchObject({ code: 'SNAPSHOT_GATE_FAILED' });
    await expect(request).rejects.toThrow('has 11 games, 10 were over before the cutoff');
    expect(await opened.pointer()).toEqual(before);
    expect(await opened.pointer(slatePointerKey(slate))).toEqual(before);
  });
});
