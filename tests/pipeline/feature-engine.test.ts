import { afterEach, describe, expect, test } from 'vitest';
import { slatePointerKey } from '../../schemas/serving.ts';
import { carryEloRating, updateElo } from '../../shared/domain/ratings/elo.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { type FeatureWorld, openFeatureWorld } from '../support/feature-world.ts';
import {
  makeSeason,
  plainGame,
  plainSide,
  type SeasonGame,
  seasonTeamIds,
  unplayed,
} from '../support/season-rows.ts';

const worlds: FeatureWorld[] = [];
async function world(datesPerQueryMax = 31): Promise<FeatureWorld> {
  const opened = await openFeatureWorld({ datesPerQueryMax });
  worlds.push(opened);
  return opened;
}
afterEach(async () => {
  for (const opened of worlds.splice(0)) await opened.close();
});

const byDate = (games: readonly SeasonGame[]): SeasonGame[][] =>
  [...Map.groupBy(games, ({ date }) => date).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, day]) => day);

async function allBytes(objects: ObjectStore): Promise<Map<string, string>> {
  const infos = await objects.list('');
  return new Map(
    await Promise.all(infos.map(async ({ key }) => [key, (await objects.get(key)).toString()] as const)),
  );
}

describe('the numbers', () => {
  const date = '2026-05-20';
  const game = (gamePk: number, day: string, home: [number, number], away: [number, number]) =>
    plainGame(gamePk, day, plainSide(home[0], { runs: home[1] }), plainSide(away[0], { runs: away[1] }));
  const lastSeason = game(1, '2025-09-01', [108, 10], [109, 9]);
  const eightDaysAgo = game(2, '2026-05-12', [108, 6], [109, 2]);
  const sevenDaysAgo = game(3, '2026-05-13', [110, 3], [108, 1]);
  const yesterday = game(4, '2026-05-19', [108, 5], [111, 4]);
  const spring = { ...game(5, '2026-05-18', [108, 9], [109, 0]), gameType: 'S' };
  const tie = game(6, '2026-05-18', [108, 3], [109, 3]);
  const upcoming = unplayed(game(7, date, [108, 0], [109, 0]));
  const yesterdayLonger = {
    ...yesterday,
    home: { ...yesterday.home, starterPitches: 101 },
  };
  const everything = [lastSeason, eightDaysAgo, sevenDaysAgo, yesterdayLonger, spring, tie, upcoming];

  test('windows end the day before, seasons do not mix, spring training and ties do not count', async () => {
    const { loadGames, features } = await world();
    await loadGames(everything);
    const row = (await features()).teams.find(
      (team) => team['feature_date'] === date && team['team_id'] === 108,
    );
    expect(row).toMatchObject({
      cutoff_at: `${date}T23:05:00.000Z`,
      games_7d: 2,
      wins_7d: 1,
      runs_scored_7d: 6,
      runs_allowed_7d: 7,
      games_14d: 3,
      wins_14d: 2,
      runs_scored_14d: 12,
      runs_allowed_14d: 9,
      games_60d: 3,
      games_season: 3,
      wins_season: 2,
      home_games_season: 2,
      home_run_margin_season: 5,
      away_games_season: 1,
      away_run_margin_season: -2,
      home_total_runs_365d: 8 + 9 + 19,
      home_games_365d: 3,
      away_total_runs_365d: 4,
      away_games_365d: 1,
      plate_appearances_60d: 3 * 38,
      strikeouts_60d: 24,
      walks_60d: 9,
      home_runs_60d: 3,
      bullpen_pitches_3d: 40,
      rest_days: 0,
    });
    const first = updateElo({
      homeRating: 1500,
      awayRating: 1500,
      homeRuns: 10,
      awayRuns: 9,
      isPostseason: false,
      venue: 'home',
    });
    const second = updateElo({
      homeRating: carryEloRating(first.homeRating),
      awayRating: carryEloRating(first.awayRating),
      homeRuns: 6,
      awayRuns: 2,
      isPostseason: false,
      venue: 'home',
    });
    const third = updateElo({
      homeRating: 1500,
      awayRating: second.homeRating,
      homeRuns: 3,
      awayRuns: 1,
      isPostseason: false,
      venue: 'home',
    });
    const fourth = updateElo({
      homeRating: third.awayRating,
      awayRating: 1500,
      homeRuns: 5,
      awayRuns: 4,
      isPostseason: false,
      venue: 'home',
    });
    expect(row?.['elo_rating']).toBeCloseTo(fourth.homeRating, 9);
  });

  test('a starter is counted by his starts, his rest by his last appearance', async () => {
    const { loadGames, features } = await world();
    await loadGames(everything);
    const rows = (await features()).pitchers.filter((row) => row['feature_date'] === date);
    expect(rows.find((row) => row['pitcher_id'] === 1080)).toMatchObject({
      team_id: 108,
      starts_7d: 2,
      batters_faced_7d: 48,
      strikeouts_7d: 12,
      starts_14d: 3,
      starts_365d: 4,
      batters_faced_365d: 96,
      walks_365d: 8,
      home_runs_365d: 4,
      hit_batters_365d: 0,
      runs_365d: 8,
      outs_365d: 72,
      rest_days: 0,
      last_start_pitches: 101,
    });
    // The relievers have no starts and no row.
    expect(rows.map((row) => row['pitcher_id'])).toEqual([1080, 1090, 1100, 1110]);
  });

  test('the row of a game joins both sides as of the cutoff', async () => {
    const { loadGames, features } = await world();
    await loadGames(everything);
    const rows = await features();
    const row = rows.games.find((one) => one['game_pk'] === 7);
    const elo = (team: number) =>
      Number(
        rows.teams.find((one) => one['feature_date'] === date && one['team_id'] === team)?.['elo_rating'],
      );
    expect(row).toMatchObject({
      season: 2026,
      game_type: 'R',
      home_team_id: 108,
      away_team_id: 109,
      home_starter_id: 1080,
      away_starter_id: 1090,
      is_starter_announced: true,
      known_at: `${date}T23:05:00.000Z`,
    });
    expect(row?.['elo_difference']).toBe(elo(108) - elo(109));
    // Margins of 60 days: (12 - 9) / (3 + 25) at home, (2 - 6) / (1 + 25) away.
    expect(row?.['run_margin_60d_difference']).toBeCloseTo(3 / 28 + 4 / 26, 12);
    // Both starters have 24 batters a start and the same line; the home one has four of them in 365 days, the other two.
    expect(row?.['starter_experience_difference']).toBeCloseTo(Math.log(5 / 3), 12);
    // Of a spring game no row is made.
    expect(rows.games.some((one) => one['game_pk'] === 5)).toBe(false);
  });

  test('games of spring training alone make no partition', async () => {
    const { loadGames, features } = await world();
    const result = await loadGames([spring]);
    expect(result.status).toBe('success');
    expect(result.rowsOut).toBe(0);
    expect((await features()).teams).toEqual([]);
  });
});

describe('rebuild', () => {
  test('days in order, all at once and shuffled give the same rows', async () => {
    const season = makeSeason('2026-04-01', 12);
    const days = byDate(season);
    const inOrder = await world();
    for (const day of days) await inOrder.loadGames(day);
    const atOnce = await world(5);
    await atOnce.loadGames(season);
    const shuffled = await world();
    for (const position of [7, 2, 11, 0, 5, 9, 1, 10, 3, 8, 4, 6]) {
      await shuffled.loadGames(days[position] ?? []);
    }
    const expected = await inOrder.features();
    expect(expected.games).toHaveLength(36);
    expect(expected.teams).toHaveLength(72);
    expect(await atOnce.features()).toEqual(expected);
    expect(await shuffled.features()).toEqual(expected);
  });

  test('a day in order rebuilds itself alone, an old one everything after it', async () => {
    const { loadGames, announceLoaded } = await world();
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
    const { announceLoaded } = await world();
    expect(await announceLoaded([])).toEqual({
      status: 'skipped',
      reason: 'no facts changed',
      rowsIn: 0,
      rowsOut: 0,
    });
  });

  test('a game that moves takes its row along', async () => {
    const { loadGames, features } = await world();
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
    const { loadGames, objects } = await world();
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

describe('knowledge', () => {
  const slate = '2026-04-11';
  const season = makeSeason('2026-04-01', 10);
  const ofSlate = makeSeason('2026-04-01', 11).filter(({ date }) => date === slate);
  const known = [...season, ...ofSlate.map(unplayed)];

  /** The feature rows of the slate after it was built from some games. */
  async function slateFeatures(games: readonly SeasonGame[], cutoffAt: string | null = null) {
    const { loadRows, requestSlate, features } = await world();
    await loadRows(games);
    await requestSlate(slate, cutoffAt);
    const { teams, pitchers, games: gameRows } = await features();
    const isOfSlate = (row: { feature_date?: unknown }) => row.feature_date === slate;
    return {
      teams: teams.filter(isOfSlate),
      pitchers: pitchers.filter(isOfSlate),
      games: gameRows.filter(isOfSlate),
    };
  }
  const replaced = (changed: SeasonGame): SeasonGame[] => [
    ...known.filter(({ gamePk }) => gamePk !== changed.gamePk),
    changed,
  ];
  const first = (games: readonly SeasonGame[]): SeasonGame => {
    const [game] = games;
    if (game === undefined) throw new Error('no game');
    return game;
  };
  const blowout = (game: SeasonGame): SeasonGame => ({
    ...game,
    home: { ...game.home, runs: 25, strikeouts: 0, homeRuns: 9, starterPitches: 33, relieverPitches: 150 },
    away: { ...game.away, runs: 0, starterRuns: 20, starterOuts: 1, starterHomeRuns: 9 },
  });

  const leaks: [string, SeasonGame[]][] = [
    ['the results of the slate itself', [...season, ...ofSlate.map(blowout)]],
    [
      'the result of game 1 of a doubleheader of the day',
      [
        ...season,
        blowout({ ...first(ofSlate), endAt: `${slate}T23:59:00.000Z` }),
        ...ofSlate.slice(1).map(unplayed),
      ],
    ],
    [
      'an announcement after the cutoff',
      [
        ...season,
        ...ofSlate.map((game) => ({
          ...unplayed(game),
          announcements: [
            ...game.announcements,
            { at: `${slate}T23:05:00.000Z`, homeStarterId: 9999, awayStarterId: null },
          ],
        })),
      ],
    ],
    [
      'the games of later days',
      [
        ...known,
        ...makeSeason('2026-04-12', 3).map((game, index) => blowout({ ...game, gamePk: 900_000 + index })),
      ],
    ],
    [
      'a game that ends at the moment of the cutoff',
      [
        ...known,
        blowout(
          plainGame(800_001, '2026-04-10', plainSide(108), plainSide(109), {
            endAt: `${slate}T23:05:00.000Z`,
          }),
        ),
      ],
    ],
    [
      'a suspended game that is completed weeks later under its first date',
      [
        ...known,
        blowout(
          plainGame(800_002, '2026-04-05', plainSide(108), plainSide(109), {
            endAt: '2026-05-02T20:00:00.000Z',
          }),
        ),
      ],
    ],
  ];
  let unmoved: ReturnType<typeof slateFeatures> | undefined;
  test.each(leaks)('not one feature moves with %s', async (_, games) => {
    unmoved ??= slateFeatures(known);
    expect(await slateFeatures(games)).toEqual(await unmoved);
  });

  test('the same fact a moment before the cutoff moves features', async () => {
    const game = plainGame(800_001, '2026-04-10', plainSide(108), plainSide(109), {
      endAt: `${slate}T11:59:59.999Z`,
    });
    unmoved ??= slateFeatures(known);
    const before = await unmoved;
    const after = await slateFeatures([...known, blowout(game)]);
    expect(after.teams).not.toEqual(before.teams);
    expect(after.pitchers).not.toEqual(before.pitchers);
    expect(after.games).not.toEqual(before.games);
  });

  test('scrambled box scores from the slate on leave it as it was', async () => {
    const later = [...ofSlate, ...makeSeason('2026-04-01', 14).filter(({ date }) => date > slate)];
    const scrambled = later.map((game, index) => {
      const other = later[later.length - 1 - index] ?? game;
      return {
        ...game,
        home: { ...other.away, teamId: game.home.teamId, starterId: game.home.starterId },
        away: { ...other.home, teamId: game.away.teamId, starterId: game.away.starterId },
      };
    });
    expect(await slateFeatures([...season, ...scrambled])).toEqual(
      await slateFeatures([...season, ...later]),
    );
  });

  test('an explicit cutoff hides the games that ended after it', async () => {
    const early = await slateFeatures(known, '2026-04-10T23:05:00Z');
    expect(early.teams.map((row) => row['cutoff_at'])).toEqual(
      seasonTeamIds.map(() => '2026-04-10T23:05:00.000Z'),
    );
    expect(early.teams.map((row) => row['games_season'])).toEqual(seasonTeamIds.map(() => 9));
    const usual = await slateFeatures(known, '2026-04-11T18:00:00Z');
    expect(usual.teams.map((row) => row['games_season'])).toEqual(seasonTeamIds.map(() => 10));
  });

  test('a game that begins before noon UTC ends the knowledge of the date', async () => {
    const inTokyo = { ...unplayed(first(ofSlate)), startAt: `${slate}T10:10:00.000Z` };
    const rows = await slateFeatures(replaced(inTokyo));
    expect(rows.games.every((row) => row['cutoff_at'] === `${slate}T10:10:00.000Z`)).toBe(true);
  });

  test('a start time that is a placeholder ends nothing', async () => {
    const undecided = { ...unplayed(first(ofSlate)), startAt: `${slate}T07:33:00.000Z`, isStartTbd: true };
    const rows = await slateFeatures(replaced(undecided));
    expect(rows.games[0]?.['cutoff_at']).toBe(`${slate}T23:05:00.000Z`);
  });

  test('without an announcement the row takes who pitched, and says so; a withdrawn name is no announcement', async () => {
    const withdrawn = [
      { at: '2026-04-10T09:00:00.000Z', homeStarterId: 4711, awayStarterId: 4712 },
      { at: '2026-04-11T09:00:00.000Z', homeStarterId: null, awayStarterId: null },
    ];
    const silent = { ...first(ofSlate), announcements: withdrawn };
    const before = (await slateFeatures(replaced(unplayed(silent)))).games[0];
    expect(before).toMatchObject({
      home_starter_id: null,
      away_starter_id: null,
      is_starter_announced: false,
    });
    const after = (await slateFeatures(replaced(silent))).games[0];
    expect(after).toMatchObject({
      home_starter_id: silent.home.starterId,
      away_starter_id: silent.away.starterId,
      is_starter_announced: false,
    });
  });

  test('a cancelled or postponed game has no row and sets no cutoff', async () => {
    const postponed = { ...unplayed(first(ofSlate)), codedState: 'D', startAt: `${slate}T09:00:00.000Z` };
    const rows = await slateFeatures(replaced(postponed));
    expect(rows.games.map((row) => row['game_pk'])).not.toContain(postponed.gamePk);
    expect(rows.games[0]?.['cutoff_at']).toBe(`${slate}T23:05:00.000Z`);
  });
});

describe('slates', () => {
  const slate = '2026-04-11';
  const season = makeSeason('2026-04-01', 10);
  const ofSlate = makeSeason('2026-04-01', 11).filter(({ date }) => date === slate);

  test('a slate gets a snapshot with its games, every team and every starter, and becomes current', async () => {
    const { loadGames, requestSlate, pointer, snapshot } = await world();
    await loadGames([...season, ...ofSlate.map(unplayed)]);
    const debut = { at: `${slate}T10:00:00.000Z`, homeStarterId: 4711, awayStarterId: null };
    await loadGames(
      ofSlate
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
    expect(served.games.map(({ game_pk }) => game_pk)).toEqual(ofSlate.map(({ gamePk }) => gamePk));
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
    const { loadGames, requestSlate, objects, pointer } = await world();
    await loadGames([...season, ...ofSlate.map(unplayed)]);
    await requestSlate(slate, null, 'again');
    const before = await allBytes(objects);
    const { sha256 } = (await pointer()).snapshot;
    await requestSlate(slate, null, 'again');
    expect(await allBytes(objects)).toEqual(before);
    await requestSlate(slate);
    expect((await pointer()).snapshot.sha256).toBe(sha256);
  });

  test('a team that has not played and a date without games are served all the same', async () => {
    const { loadGames, requestSlate, pointer, snapshot, features } = await world();
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
    const { loadGames, requestSlate, pointer, snapshot } = await world();
    const silent = ofSlate.map((game) => ({ ...game, announcements: [] }));
    await loadGames([...season, ...silent.map(unplayed)]);
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
    const opened = await world();
    await opened.loadGames([...season, ...ofSlate.map(unplayed)]);
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
