import { describe, expect, test } from 'vitest';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import { forecastFacts, parkFacts, umpireFacts } from '../../support/context-facts.ts';
import { featureWorld } from '../../support/feature-slate.ts';
import { plainGame, plainSide, type SeasonGame, unplayed } from '../../support/season-rows.ts';

const date = '2026-05-20';
const upcoming = unplayed({ ...plainGame(90, date, plainSide(108), plainSide(109)), dayNight: 'day' });
const game = (gamePk: number, day: string, home: number, away: number, change: Partial<SeasonGame> = {}) =>
  plainGame(gamePk, day, plainSide(home), plainSide(away), change);

/** The rows of the upcoming game after some games and facts. */
async function contextOf(
  games: readonly SeasonGame[],
  facts: Parameters<Awaited<ReturnType<typeof featureWorld>>['loadFacts']>[0][] = [parkFacts],
): Promise<{ row: SqlRow; relievers: SqlRow[]; teams: SqlRow[] }> {
  const { loadRows, loadFacts, announceLoaded, features } = await featureWorld();
  await loadRows(games.some(({ gamePk }) => gamePk === 90) ? games : [...games, upcoming]);
  for (const loaded of facts) await loadFacts(loaded);
  await announceLoaded([date]);
  const { contexts, relievers, teams } = await features();
  const row = contexts.find((context) => context['game_pk'] === 90);
  if (row === undefined) throw new Error('no context of the upcoming game');
  return { row, relievers, teams };
}

/** A side whose starter throws with a hand: even numbers are left-handers. */
const throwing = (teamId: number, hand: 'L' | 'R', runs = 4) =>
  plainSide(teamId, { starterId: teamId * 10 + (hand === 'L' ? 2 : 1), runs });

describe('what surrounds a game', () => {
  test('runs and strikeouts are counted by the hand of the opposing starter, season and year apart', async () => {
    const { row } = await contextOf([
      plainGame(1, '2025-09-01', plainSide(108, { runs: 9, strikeouts: 3 }), throwing(109, 'L', 1)),
      plainGame(2, '2026-05-10', plainSide(108, { runs: 5, strikeouts: 11 }), throwing(110, 'L', 1)),
      plainGame(3, '2026-05-11', throwing(111, 'R', 6), plainSide(108, { runs: 2, strikeouts: 7 })),
      plainGame(4, '2025-05-19', throwing(111, 'R', 6), plainSide(108, { runs: 30 })),
    ]);
    expect(row).toMatchObject({
      home_games_left_season: 1,
      home_runs_left_season: 5,
      home_strikeouts_left_season: 11,
      home_plate_appearances_left_season: 38,
      home_games_left_365d: 2,
      home_runs_left_365d: 14,
      home_strikeouts_left_365d: 14,
      home_games_right_season: 1,
      home_runs_right_365d: 2,
      home_strikeouts_right_365d: 7,
      away_games_left_season: 0,
      away_games_left_365d: 1,
    });
  });

  test('the hand of an announced starter is known when he has pitched before', async () => {
    const { row } = await contextOf([
      plainGame(1, '2026-05-10', plainSide(108), plainSide(109, { starterId: 1093 })),
      unplayed(plainGame(90, date, plainSide(108), plainSide(109, { starterId: 1093 }))),
    ]);
    expect(row).toMatchObject({ home_starter_throws: 'L', away_starter_throws: 'R' });
  });

  test('the schedule of a team is the mean of the ratings of those it played', async () => {
    const { row, teams } = await contextOf(
      [
        game(1, '2026-04-10', 108, 110),
        plainGame(2, '2026-05-10', plainSide(111, { runs: 9 }), plainSide(108)),
        plainGame(3, '2026-05-11', plainSide(112, { runs: 1 }), plainSide(108)),
      ].map((one, index) => (index === 0 ? { ...one, home: { ...one.home, runs: 7 } } : one)),
    );
    const rating = (teamId: number) =>
      Number(
        teams.find((team) => team['team_id'] === teamId && team['feature_date'] === date)?.['elo_rating'],
      );
    expect(row['home_opponents_rating_30d']).toBeCloseTo((rating(111) + rating(112)) / 2, 9);
    expect(row['home_opponents_rating_season']).toBeCloseTo((rating(110) + rating(111) + rating(112)) / 3, 9);
    expect(row['away_opponents_rating_season']).toBeNull();
  });

  test('a bullpen is who relieved in 14 days: yesterday, two days running, fresh, and the pitches', async () => {
    const wins = (teamId: number) => plainSide(teamId, { runs: 7 });
    const { row, relievers } = await contextOf([
      plainGame(1, '2026-05-19', wins(108), plainSide(110)),
      plainGame(2, '2026-05-18', wins(108), plainSide(110, { relieverPitches: 25 })),
      plainGame(3, '2026-05-17', wins(109), plainSide(111)),
      plainGame(4, '2026-05-14', wins(109), plainSide(111)),
      plainGame(5, '2026-05-01', wins(109), plainSide(111)),
    ]);
    expect(row).toMatchObject({
      home_relievers_14d: 1,
      home_relievers_yesterday: 1,
      home_relievers_two_days: 1,
      home_relievers_fresh: 0,
      home_relievers_pitches_1d: 40,
      home_relievers_pitches_3d: 80,
      home_relievers_pitches_7d: 80,
      away_relievers_yesterday: 0,
      away_relievers_two_days: 0,
      away_relievers_fresh: 1,
      away_relievers_pitches_1d: 0,
      away_relievers_pitches_3d: 40,
      away_relievers_pitches_7d: 80,
    });
    // The clubs that do not play have no rows.
    const ofDate = relievers.filter((reliever) => reliever['feature_date'] === date);
    expect(
      ofDate.map((reliever) => [reliever['pitcher_id'], reliever['games_14d'], reliever['rest_days']]),
    ).toEqual([
      [1089, 2, 0],
      [1099, 2, 2],
    ]);
  });

  test('a bullpen that nobody knows is null, and pitches that nobody counted are too', async () => {
    const uncounted = {
      table: 'mlb_historical_data.player_pitching_lines',
      knownAt: '2026-05-16T03:00:00.000Z',
      rows: [
        {
          game_pk: 1,
          game_date: '2026-05-15',
          player_id: 1088,
          team_id: 108,
          opponent_team_id: 110,
          is_home: true,
          appearance_order: 3,
          is_starter: false,
          outs_recorded: 3,
          batters_faced: 4,
          hits: 0,
          runs: 0,
          earned_runs: 0,
          walks: 0,
          intentional_walks: 0,
          strikeouts: 1,
          home_runs: 0,
          hit_batters: 0,
          wild_pitches: 0,
          balks: 0,
          inherited_runners: 0,
          inherited_runners_scored: 0,
        },
      ],
    };
    const { row } = await contextOf(
      [plainGame(1, '2026-05-15', plainSide(108, { runs: 7 }), plainSide(110))],
      [uncounted],
    );
    expect(row).toMatchObject({
      home_relievers_14d: 2,
      home_relievers_fresh: 2,
      home_relievers_pitches_1d: 0,
      home_relievers_pitches_3d: 0,
      home_relievers_pitches_7d: null,
      away_relievers_14d: null,
      away_relievers_fresh: null,
      away_relievers_pitches_1d: null,
    });
  });

  test('travel is the way from the park of the last game: miles, clocks, rest, and a day game after a night', async () => {
    const { row } = await contextOf([
      game(1, '2026-05-19', 109, 110, { home: plainSide(109, { runs: 9 }), venueId: 108 }),
      game(2, '2026-05-17', 109, 108, { home: plainSide(109, { runs: 9 }) }),
    ]);
    expect(row).toMatchObject({
      day_game: 1,
      month: 5,
      game_of_day: 1,
      home_travel_miles: 2469,
      home_zones_crossed: -3,
      home_rest_days: 2,
      home_day_after_night: 0,
      away_travel_miles: 0,
      away_zones_crossed: 0,
      away_rest_days: 0,
      away_day_after_night: 1,
    });
  });

  test("a park of Retrosheet's is where MLB's venue is; a park without a place, and one month without a game, are null", async () => {
    const atCoors = {
      table: 'mlb_historical_data.retrosheet_games',
      knownAt: '2026-05-20T03:00:00.000Z',
      rows: [
        {
          game_pk: 1,
          game_date: '2026-05-19',
          retrosheet_game_id: 'COL202605190',
          park_id: 'DEN02',
          home_team_code: 'COL',
          away_team_code: 'SFN',
          retrosheet_number: 0,
        },
      ],
    };
    const won = (teamId: number) => ({ home: plainSide(teamId, { runs: 9 }) });
    const travel = async (games: readonly SeasonGame[], facts = [parkFacts]) =>
      (await contextOf(games, facts)).row['home_travel_miles'];
    const yesterday = game(1, '2026-05-19', 108, 110, { ...won(108), venueId: 999 });
    expect(await travel([yesterday], [parkFacts, atCoors])).toBe(842);
    expect(await travel([yesterday])).toBeNull();
    const { row } = await contextOf([game(1, '2026-04-19', 108, 110, won(108))]);
    expect(row).toMatchObject({
      home_travel_miles: null,
      home_zones_crossed: null,
      home_rest_days: null,
      home_day_after_night: null,
    });
  });

  test('the newest forecast before the cutoff counts, and an umpire who was named by then with what is known of him', async () => {
    const cutoff = `${date}T23:05:00.000Z`;
    const one: [number, string] = [90, date];
    const won = plainGame(1, '2026-05-18', plainSide(108, { runs: 9, strikeouts: 5 }), plainSide(109));
    const { row } = await contextOf(
      [won],
      [
        forecastFacts(one, `${date}T12:00:00.000Z`, 50),
        forecastFacts(one, `${date}T23:04:59.999Z`, 60),
        forecastFacts(one, cutoff, 70),
        umpireFacts([1, '2026-05-18'], '2026-05-19T02:10:00.000Z', 7),
        umpireFacts(one, `${date}T14:00:00.000Z`, 7),
      ],
    );
    expect(row).toMatchObject({
      forecast_exposure: 'outdoor',
      forecast_temperature: 60,
      forecast_wind_out: 6,
      forecast_humidity: null,
      umpire_id: 7,
      umpire_games_365d: 1,
      umpire_runs: 13,
      umpire_strikeouts: 13,
    });
  });
});
