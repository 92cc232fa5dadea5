import { predictLinear } from '../../domain/linear/linear-model.ts';
import type { GameOutcomeModel } from './model-file.ts';

/** Expected runs of both sides, and between what the home margin lies in 8 games of 10. */
export interface ExpectedRuns {
  home: number;
  away: number;
  marginInterval80: { low: number; high: number };
}

// Team runs spread wider than Poisson: var = mean + mean² / 4.07 (measured on 9,690 games of 2016-19).
const RUNS_DISPERSION = 4.07;
// The 90th percentile of the normal distribution.
const NORMAL_QUANTILE_90 = 1.2816;
// Standard deviation of the run margin of a game between even teams, from the dispersion above at 4.5 runs a side.
const MARGIN_DEVIATION = 4.36;
// Runs of margin per log odds near even: a normal margin has P(win) rise by 1 / (sd √2π) a run, a logistic by 1/4 a unit.
const MARGIN_PER_LOG_ODDS = (MARGIN_DEVIATION * Math.sqrt(2 * Math.PI)) / 4;
// No team is expected to score outside of this: an odd input must not give an absurd answer.
const RUNS_MIN = 1;
const RUNS_MAX = 15;

const limitRuns = (runs: number): number => Math.min(RUNS_MAX, Math.max(RUNS_MIN, runs));

const variance = (mean: number): number => mean + mean ** 2 / RUNS_DISPERSION;

function withInterval(home: number, away: number): ExpectedRuns {
  const halfWidth = NORMAL_QUANTILE_90 * Math.sqrt(variance(home) + variance(away));
  return { home, away, marginInterval80: { low: home - away - halfWidth, high: home - away + halfWidth } };
}

/** Runs by the model's own count regressions. */
export const runsByModel = (runs: GameOutcomeModel['runs'], vector: Float64Array): ExpectedRuns =>
  withInterval(limitRuns(predictLinear(runs.home, vector)), limitRuns(predictLinear(runs.away, vector)));

/** Runs without a model: the league's mean, shifted by the margin that fits the probability of a home win. */
export function runsByProbability(leagueRunsPerTeam: number, homeWinProbability: number): ExpectedRuns {
  const margin = MARGIN_PER_LOG_ODDS * Math.log(homeWinProbability / (1 - homeWinProbability));
  return withInterval(limitRuns(leagueRunsPerTeam + margin / 2), limitRuns(leagueRunsPerTeam - margin / 2));
}
