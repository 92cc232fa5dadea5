import { describe, expect, test } from 'vitest';
import type { LeagueRates } from '../../../../schemas/serving.ts';
import { gameFeatureNames } from '../../../../schemas/tables/features.ts';
import {
  assembleGameFeatures,
  type EntityRow,
  type GameEntities,
} from '../../../../shared/models/game-outcome/assemble-features.ts';

const league: LeagueRates = {
  runs_per_team_game: 4.5,
  strikeouts_per_plate_appearance: 0.22,
  walks_per_plate_appearance: 0.08,
  home_runs_per_plate_appearance: 0.03,
  hit_by_pitch_per_plate_appearance: 0.01,
  starter_outs_per_start: 16.6,
  home_win_rate: 0.53,
};

const windows = ['7d', '14d', '30d', '60d', 'season'];
function team(change: Record<string, number | null> = {}): EntityRow {
  const counts = windows.flatMap((window) => [
    [`games_${window}`, 0],
    [`wins_${window}`, 0],
    [`runs_scored_${window}`, 0],
    [`runs_allowed_${window}`, 0],
  ]);
  return {
    feature_date: '2026-05-20',
    team_id: 108,
    cutoff_at: '2026-05-20T12:00:00.000Z',
    elo_rating: 1500,
    ...Object.fromEntries(counts),
    home_games_season: 0,
    home_run_margin_season: 0,
    away_games_season: 0,
    away_run_margin_season: 0,
    home_total_runs_365d: 0,
    home_games_365d: 0,
    away_total_runs_365d: 0,
    away_games_365d: 0,
    plate_appearances_60d: 0,
    strikeouts_60d: 0,
    walks_60d: 0,
    home_runs_60d: 0,
    bullpen_pitches_3d: 0,
    rest_days: null,
    ...change,
  };
}

function starter(change: Record<string, number | null> = {}): EntityRow {
  const counts = ['60d', '365d'].flatMap((window) =>
    ['starts', 'batters_faced', 'strikeouts', 'walks', 'home_runs', 'hit_batters', 'runs', 'outs'].map(
      (column) => [`${column}_${window}`, 0],
    ),
  );
  return { pitcher_id: 1, team_id: 108, ...Object.fromEntries(counts), rest_days: 0, ...change };
}

const features = (change: Partial<GameEntities> = {}) =>
  assembleGameFeatures({
    home: team(),
    away: team(),
    homeStarter: null,
    awayStarter: null,
    league,
    ...change,
  });

describe('assembleGameFeatures', () => {
  test('gives exactly the features of the contract, in model order', () => {
    expect(Object.keys(features())).toEqual(gameFeatureNames);
  });

  test('of two teams without games is even', () => {
    const { run_environment_60d_sum, starter_fip_365d_sum, park_run_factor, ...differences } = features();
    expect(run_environment_60d_sum).toBeCloseTo(18, 12);
    expect(park_run_factor).toBe(1);
    // Two unknown starters are both below average: more than twice the league's 4.5.
    expect(starter_fip_365d_sum).toBeGreaterThan(9.5);
    expect(differences.starter_rest_days_difference).toBeNull();
    for (const [name, value] of Object.entries(differences)) {
      if (name !== 'starter_rest_days_difference') expect(value, name).toBe(0);
    }
  });

  test('changes the sign of every difference when the sides change places', () => {
    const one = team({
      elo_rating: 1530,
      games_season: 40,
      wins_season: 25,
      runs_scored_season: 200,
      runs_allowed_season: 150,
      games_7d: 6,
      runs_scored_7d: 30,
      runs_allowed_7d: 20,
      plate_appearances_60d: 1900,
      strikeouts_60d: 400,
      walks_60d: 190,
      home_runs_60d: 60,
      rest_days: 1,
      bullpen_pitches_3d: 120,
    });
    const ace = starter({
      starts_365d: 30,
      batters_faced_365d: 720,
      strikeouts_365d: 210,
      walks_365d: 40,
      home_runs_365d: 15,
      hit_batters_365d: 5,
      runs_365d: 70,
      outs_365d: 540,
      rest_days: 4,
    });
    const rookie = starter({ starts_365d: 2, batters_faced_365d: 40, strikeouts_365d: 6, rest_days: 5 });
    const there = features({ home: one, homeStarter: ace, awayStarter: rookie });
    const back = features({ away: one, homeStarter: rookie, awayStarter: ace });
    for (const name of gameFeatureNames) {
      if (!name.endsWith('_difference') || name === 'venue_split_difference') continue;
      expect(back[name], name).toBeCloseTo(-(there[name] ?? Number.NaN), 12);
    }
    expect(there.elo_difference).toBe(30);
    expect(there.starter_rest_days_difference).toBe(-1);
    expect(there.starter_fip_365d_difference).toBeLessThan(-1);
  });

  test('shrinks margins by 25 games, win rates by 70 and rates at bat by 950 plate appearances', () => {
    const home = team({
      games_season: 30,
      wins_season: 20,
      games_60d: 25,
      runs_scored_60d: 150,
      runs_allowed_60d: 100,
      home_games_season: 15,
      home_run_margin_season: 20,
      plate_appearances_60d: 950,
      strikeouts_60d: 190,
      walks_60d: 95,
      home_runs_60d: 19,
      bullpen_pitches_3d: 100,
      rest_days: 0,
    });
    const away = team({
      away_games_season: 25,
      away_run_margin_season: -50,
      bullpen_pitches_3d: 70,
      rest_days: 9,
    });
    const found = features({ home, away });
    // (20 + 35) / 100 - 0.5
    expect(found.win_rate_season_difference).toBeCloseTo(0.05, 12);
    // 50 / (25 + 25)
    expect(found.run_margin_60d_difference).toBeCloseTo(1, 12);
    // (150 + 112.5) / 50 - 4.5 and (100 + 112.5) / 50 - 4.5
    expect(found.runs_scored_60d_difference).toBeCloseTo(0.75, 12);
    expect(found.runs_allowed_60d_difference).toBeCloseTo(-0.25, 12);
    expect(found.run_environment_60d_sum).toBeCloseTo(5.25 + 4.25 + 9, 12);
    // 20 / 40 - (-50 / 50)
    expect(found.venue_split_difference).toBeCloseTo(1.5, 12);
    // Half way between .20 and .22, .10 and .08, .02 and .03, against the league.
    expect(found.batting_strikeout_rate_60d_difference).toBeCloseTo(-0.01, 12);
    expect(found.batting_walk_rate_60d_difference).toBeCloseTo(0.01, 12);
    expect(found.batting_home_run_rate_60d_difference).toBeCloseTo(-0.005, 12);
    expect(found.bullpen_pitches_3d_difference).toBe(30);
    // Nine days of rest count as three.
    expect(found.rest_days_difference).toBe(-3);
  });

  test('leans a park to 1 by 60 games on either side', () => {
    const home = team({
      home_total_runs_365d: 720,
      home_games_365d: 60,
      away_total_runs_365d: 540,
      away_games_365d: 60,
    });
    // (720 + 540) / 120 over (540 + 540) / 120
    expect(features({ home }).park_run_factor).toBeCloseTo(10.5 / 9, 12);
  });

  test('shrinks a starter towards somebody worse than the league', () => {
    const known = starter({
      starts_365d: 4,
      batters_faced_365d: 100,
      strikeouts_365d: 30,
      walks_365d: 8,
      home_runs_365d: 3,
      runs_365d: 12,
      outs_365d: 72,
      rest_days: 20,
    });
    const found = features({ homeStarter: known, awayStarter: null });
    // (30 + .20 x 100) / 200 - .20
    expect(found.starter_strikeout_rate_365d_difference).toBeCloseTo(0.05, 12);
    // (8 + .086 x 200) / 300 - .086
    expect(found.starter_walk_rate_365d_difference).toBeCloseTo(25.2 / 300 - 0.086, 12);
    // (3 + .032 x 800) / 900 - .032
    expect(found.starter_home_run_rate_365d_difference).toBeCloseTo(28.6 / 900 - 0.032, 12);
    const runsPrior = 4.5 / 38 + 0.2 / 24;
    expect(found.starter_runs_rate_365d_difference).toBeCloseTo((12 + 360 * runsPrior) / 460 - runsPrior, 12);
    // (72 + 16 x 4) / 8 - 16
    expect(found.starter_outs_per_start_365d_difference).toBeCloseTo(1, 12);
    expect(found.starter_experience_difference).toBeCloseTo(Math.log(5), 12);
  });

  test('gives a starter exactly at league rates the runs of the league as FIP', () => {
    const batters = 1e9;
    const average = starter({
      starts_365d: 4e7,
      batters_faced_365d: batters,
      strikeouts_365d: 0.22 * batters,
      walks_365d: 0.08 * batters,
      home_runs_365d: 0.03 * batters,
      hit_batters_365d: 0.01 * batters,
      outs_365d: 0.704 * batters,
      runs_365d: 0,
    });
    expect(features({ homeStarter: average, awayStarter: average }).starter_fip_365d_sum).toBeCloseTo(9, 4);
  });

  test('counts FIP as (13 HR + 3 (BB + HBP) - 2 K) / IP plus the constant of the league', () => {
    const batters = 1e9;
    const counts = {
      starts_365d: 1,
      batters_faced_365d: batters,
      strikeouts_365d: 0.3 * batters,
      walks_365d: 0.05 * batters,
      home_runs_365d: 0.02 * batters,
      hit_batters_365d: 0,
      outs_365d: 0.75 * batters,
    };
    const innings = (0.75 * batters) / 3;
    const own = ((13 * 0.02 + 3 * 0.05 - 2 * 0.3) * batters) / innings;
    const ofLeague = (13 * 0.03 + 3 * 0.09 - 2 * 0.22) / (0.704 / 3);
    const ace = starter(counts);
    const found = features({ homeStarter: ace, awayStarter: ace });
    expect(found.starter_fip_365d_sum).toBeCloseTo(2 * (4.5 + own - ofLeague), 4);
  });

  test('holds a rest of a starter between three and ten days', () => {
    const rested = (days: number) => starter({ starts_365d: 1, rest_days: days });
    const difference = (home: number, away: number) =>
      features({ homeStarter: rested(home), awayStarter: rested(away) }).starter_rest_days_difference;
    expect(difference(4, 5)).toBe(-1);
    expect(difference(0, 90)).toBe(-7);
  });

  test('takes a row without a start for no row', () => {
    const debutant = starter({ rest_days: 0, last_start_pitches: null });
    expect(features({ homeStarter: debutant })).toEqual(features({ homeStarter: null }));
  });

  test('refuses a row that lacks a column', () => {
    const { elo_rating: _, ...unrated } = team();
    expect(() => features({ home: unrated })).toThrow(/elo_rating .*team 108.* undefined/);
    expect(() => features({ away: team({ wins_season: Number.NaN }) })).toThrow(/wins_season/);
  });
});
