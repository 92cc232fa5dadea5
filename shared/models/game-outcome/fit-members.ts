import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import type { LinearDataset } from '../../domain/linear/linear-dataset.ts';
import { type LinearModel, predictLinear } from '../../domain/linear/linear-model.ts';
import { fitLogisticRegression } from '../../domain/linear/logistic-regression.ts';
import { fitPoissonRegression } from '../../domain/linear/poisson-regression.ts';
import { logLoss } from '../../domain/statistics/probability-scores.ts';
import { trainTrees } from '../../domain/trees/train-trees.ts';
import type { TreeDataset } from '../../domain/trees/tree-dataset.ts';
import type { DateSplit } from './split-by-date.ts';
import type { TrainingGame } from './training-row.ts';
import type { TrainingSettings } from './training-settings.ts';

/** What is learned about how to learn, on the tuning split alone. */
export interface TunedParameters {
  logisticLambda: number;
  treeRounds: number;
  homeRunsLambda: number;
  awayRunsLambda: number;
}

/** Whose runs. */
export type Side = 'home' | 'away';

/** 1 when the home team won. */
export const outcomeOf = (game: TrainingGame): number => (game.homeRuns > game.awayRuns ? 1 : 0);

/** Runs of a side. */
export const runsOf = (game: TrainingGame, side: Side): number =>
  side === 'home' ? game.homeRuns : game.awayRuns;

const flatten = (games: readonly TrainingGame[]): number[] => games.flatMap((game) => [...game.vector]);

function linearDataset(games: readonly TrainingGame[], label: (game: TrainingGame) => number): LinearDataset {
  return {
    features: Float64Array.from(flatten(games)),
    rowCount: games.length,
    featureNames: gameFeatureNames,
    labels: games.map(label),
  };
}

function treeDataset(games: readonly TrainingGame[]): TreeDataset {
  return {
    features: Float32Array.from(flatten(games)),
    rowCount: games.length,
    featureNames: gameFeatureNames,
    labels: games.map(outcomeOf),
  };
}

/** L2 logistic regression of a home win. */
export const fitLogistic = (games: readonly TrainingGame[], lambda: number): LinearModel =>
  fitLogisticRegression(linearDataset(games, outcomeOf), { lambda }).model;

/** L2 Poisson regression of a side's runs: the mean is all that is used, so their wider spread does no harm. */
export const fitRuns = (games: readonly TrainingGame[], side: Side, lambda: number): LinearModel =>
  fitPoissonRegression(
    linearDataset(games, (game) => runsOf(game, side)),
    { lambda },
  ).model;

/** Boosted trees of a home win with a fixed number of rounds, as XGBoost JSON. */
export const fitTrees = (
  games: readonly TrainingGame[],
  rounds: number,
  settings: TrainingSettings,
): string =>
  trainTrees(treeDataset(games), treeParameters(settings, rounds), { seed: settings.seed }).modelJson;

const treeParameters = ({ trees }: TrainingSettings, rounds: number) => ({
  objective: 'binary:logistic' as const,
  rounds,
  maxDepth: trees.maxDepth,
  eta: trees.eta,
  lambda: trees.lambda,
  colsampleByTree: trees.colsampleByTree,
});

/** The penalty with the smallest loss; equal losses go to the stronger one. */
function bestLambda(lambdas: readonly number[], loss: (lambda: number) => number): number {
  let best = { lambda: Number.NaN, loss: Number.POSITIVE_INFINITY };
  for (const lambda of [...lambdas].sort((left, right) => right - left)) {
    const here = loss(lambda);
    if (here < best.loss) best = { lambda, loss: here };
  }
  return best.lambda;
}

/** Chooses penalties and rounds: fitted on the earlier dates of the split, judged on its later ones. */
export function tuneParameters(split: DateSplit<TrainingGame>, settings: TrainingSettings): TunedParameters {
  const outcomes = split.later.map(outcomeOf);
  const runsLoss = (side: Side) => (lambda: number) => {
    const model = fitRuns(split.earlier, side, lambda);
    return split.later.reduce((sum, game) => {
      const mean = predictLinear(model, game.vector);
      return sum + mean - runsOf(game, side) * Math.log(mean);
    }, 0);
  };
  return {
    logisticLambda: bestLambda(settings.logisticLambdas, (lambda) => {
      const model = fitLogistic(split.earlier, lambda);
      return logLoss(
        split.later.map((game) => predictLinear(model, game.vector)),
        outcomes,
      );
    }),
    treeRounds: trainTrees(treeDataset(split.earlier), treeParameters(settings, settings.trees.rounds), {
      seed: settings.seed,
      validation: treeDataset(split.later),
      earlyStoppingRounds: settings.trees.earlyStoppingRounds,
    }).bestRound,
    homeRunsLambda: bestLambda(settings.runsLambdas, runsLoss('home')),
    awayRunsLambda: bestLambda(settings.runsLambdas, runsLoss('away')),
  };
}
