import { describe, expect, test } from 'vitest';
import { carryEloRating, updateElo } from '../../../shared/domain/ratings/elo.ts';
import { featureWorld } from '../../support/feature-slate.ts';
import { plainGame, plainSide, unplayed } from '../../support/season-rows.ts';

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
    const { loadGames, features } = await featureWorld();
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
    const { loadGames, features } = await featureWorld();
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
    const { loadGames, features } = await featureWorld();
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
    const { loadGames, features } = await featureWorld();
    const result = await loadGames([spring]);
    expect(result.status).toBe('success');
    expect(result.rowsOut).toBe(0);
    expect((await features()).teams).toEqual([]);
  });
});
