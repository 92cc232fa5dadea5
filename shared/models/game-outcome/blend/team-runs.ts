import { explainLinear, type LinearModel } from '../../../domain/linear/linear-model.ts';
import { fitPoissonRegression } from '../../../domain/linear/poisson-regression.ts';
import { countMarginInterval } from '../../../domain/statistics/count-margin.ts';
import { runFeatureNames } from '../history/run-features.ts';
import { logitOf } from './logit.ts';
import type { Sample } from './sample-rows.ts';

/** Runs of a game as expected in its morning. */
export interface ExpectedRuns {
  home: number;
  away: number;
  total: number;
  /** The runs of each side spread as a negative binomial with this dispersion. */
  dispersion: number;
  /** In 8 games of 10 home minus away lies in between, bounds included. */
  marginInterval80: { low: number; high: number };
}

const RUNS_LAMBDA = 30;
/** Team runs: variance = mean + mean² / 4.07 (9,690 games of 2016-19). */
export const RUNS_DISPERSION = 4.07;
const OUTSIDE = 0.2;
/** No side is expected to score fewer. */
const FEWEST_RUNS = 1.5;
/** A team-game without a model. */
const LEAGUE_RUNS = 4.5;

/** Runs of margin per unit of log odds: 1.97 ± 0.11 (17,000 games, 2011-2017), which weighs as much as 5,000 games. */
const SLOPE_PRIOR = { slope: 2, squaredLogOdds: 400 } as const;

/** Poisson regression of a side's runs: only the mean is used, so their wider spread does no harm. */
export const fitTeamRuns = (sample: Sample): LinearModel =>
  fitPoissonRegression(
    {
      features: sample.runFeatures,
      rowCount: sample.rowCount * 2,
      featureNames: runFeatureNames,
      labels: sample.runs,
    },
    { lambda: RUNS_LAMBDA },
  ).model;

/** Runs of margin per unit of log odds, least squares through the origin on forecasts that were made before their games. */
export function fitMarginSlope(probabilities: Float64Array, runMargins: Float64Array): number {
  let products = SLOPE_PRIOR.slope * SLOPE_PRIOR.squaredLogOdds;
  let squares: number = SLOPE_PRIOR.squaredLogOdds;
  probabilities.forEach((probability, row) => {
    const logOdds = logitOf(probability);
    products += logOdds * (runMargins[row] ?? 0);
    squares += logOdds ** 2;
  });
  return products / squares;
}

/**
 * Expected runs: the total from the regression of both sides, the margin from the probability, so that the favourite always has more runs. `rows`
 * are the two rows of the game's run features.
 */
export function expectedRunsOf(
  model: LinearModel | null,
  slope: number,
  rows: Float64Array,
  homeWinProbability: number,
): ExpectedRuns {
  const width = runFeatureNames.length;
  const runsAt = (side: number): number =>
    model === null
      ? LEAGUE_RUNS
      : Math.exp(explainLinear(model, rows.subarray(side * width, (side + 1) * width)).score);
  const total = Math.max(2 * FEWEST_RUNS, runsAt(0) + runsAt(1));
  const largest = total - 2 * FEWEST_RUNS;
  const margin = Math.min(largest, Math.max(-largest, slope * logitOf(homeWinProbability)));
  const [home, away] = [(total + margin) / 2, (total - margin) / 2];
  const sideRuns = (mean: number) => ({
    kind: 'negative_binomial' as const,
    mean,
    dispersion: RUNS_DISPERSION,
  });
  return {
    home,
    away,
    total,
    dispersion: RUNS_DISPERSION,
    marginInterval80: countMarginInterval(sideRuns(home), sideRuns(away), OUTSIDE),
  };
}
