import type { LinearModel } from '../../domain/linear/linear-model.ts';
import { fitPoissonRegression } from '../../domain/linear/poisson-regression.ts';
import { eloLogOdds } from './elo-odds.ts';
import { MARGIN_PER_LOG_ODDS } from './expected-runs.ts';
import { eloDifferenceOf, pickFeatures } from './feature-vector.ts';
import { totalRunsFeatureNames } from './linear-features.ts';
import { shrink } from './shrink.ts';
import type { TrainingGame } from './training-row.ts';

/** Runs of both teams. */
export const totalRunsOf = (game: TrainingGame): number => game.homeRuns + game.awayRuns;

/** L2 Poisson regression of the runs of both teams: the mean is all that is used, so their wider spread does no harm. */
export const fitTotalRuns = (games: readonly TrainingGame[], lambda: number): LinearModel =>
  fitPoissonRegression(
    {
      features: Float64Array.from(
        games.flatMap((game) => [...pickFeatures(game.vector, totalRunsFeatureNames)]),
      ),
      rowCount: games.length,
      featureNames: totalRunsFeatureNames,
      labels: games.map(totalRunsOf),
    },
    { lambda },
  ).model;

/** The prior weighs as much as 5,000 games: they have a squared log odds of 0.08 each (Retrosheet 2011-2017). */
const SLOPE_PRIOR_SQUARED_LOG_ODDS = 400;
/** Slopes of 2,400 real games in a row lay between 1.43 and 2.35. */
const SLOPE_BOUNDS = { min: 1.5, max: 2.5 } as const;

/**
 * Runs of margin per unit of log odds: least squares through the origin, so that a coin has no margin. Learned from Elo, which is not
 * fitted: log odds of a member on the games it was fitted to are smaller than they ought to be, and the slope would come out too steep.
 */
export function fitMarginPerLogOdds(games: readonly TrainingGame[]): number {
  let products = 0;
  let squares = 0;
  for (const game of games) {
    const logOdds = eloLogOdds(eloDifferenceOf(game.vector));
    products += logOdds * (game.homeRuns - game.awayRuns);
    squares += logOdds ** 2;
  }
  const slope = shrink(products, squares, MARGIN_PER_LOG_ODDS, SLOPE_PRIOR_SQUARED_LOG_ODDS);
  return Math.min(SLOPE_BOUNDS.max, Math.max(SLOPE_BOUNDS.min, slope));
}
