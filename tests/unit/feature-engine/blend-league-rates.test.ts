import { expect, test } from 'vitest';
import { leagueRates } from '../../../schemas/serving.ts';
import { blendLeagueRates } from '../../../services/feature-engine/blend-league-rates.ts';
import type { LeagueTotals } from '../../../services/feature-engine/feature-rows.ts';

const totals = (season: number, change: Partial<LeagueTotals> = {}): LeagueTotals => ({
  feature_date: '2026-05-20',
  season,
  games: 75,
  home_wins: 45,
  runs: 750,
  plate_appearances: 5700,
  strikeouts: 1425,
  walks: 570,
  home_runs: 228,
  hit_by_pitch: 57,
  starts: 150,
  starter_outs: 2400,
  ...change,
});

test('the league without games is the default', () => {
  const rates = blendLeagueRates([], 2026);
  expect(leagueRates.parse(rates)).toEqual(rates);
  expect(rates.runs_per_team_game).toBe(4.46);
});

test('150 team games to date weigh as much as the season before', () => {
  const before = totals(2025, { games: 1e9, home_wins: 5e8, runs: 8e9, starts: 2e9, starter_outs: 3.2e10 });
  const rates = blendLeagueRates([before, totals(2026)], 2026);
  // Runs: 5 this season, 4 the season before; starter outs 16 and 16; home wins .6 and .5.
  expect(rates.runs_per_team_game).toBeCloseTo(4.5, 6);
  expect(rates.starter_outs_per_start).toBeCloseTo(16, 6);
  expect(rates.home_win_rate).toBeCloseTo(0.55, 6);
});

test('rates at bat are per plate appearance', () => {
  const rates = blendLeagueRates([totals(2026, { plate_appearances: 5.7e9, strikeouts: 1.425e9 })], 2026);
  expect(rates.strikeouts_per_plate_appearance).toBeCloseTo(0.25, 5);
  const once = blendLeagueRates([totals(2026)], 2026);
  // Half way to the default of 0.081, 0.03 and 0.009.
  expect(once.walks_per_plate_appearance).toBeCloseTo((0.1 + 0.081) / 2, 12);
  expect(once.home_runs_per_plate_appearance).toBeCloseTo((0.04 + 0.03) / 2, 12);
  expect(once.hit_by_pitch_per_plate_appearance).toBeCloseTo((0.01 + 0.009) / 2, 12);
});
