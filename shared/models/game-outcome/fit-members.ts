import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import type { LinearModel } from '../../domain/linear/linear-model.ts';
import { fitLogisticRegression } from '../../domain/linear/logistic-regression.ts';
import type { TreeDataset } from '../../domain/trees/tree-dataset.ts';
import { embeddedTreeEngine, type TreeEngine } from '../../domain/trees/tree-engine.ts';
import { eloLogOdds } from './elo-odds.ts';
import { eloDifferenceOf, pickFeatures } from './feature-vector.ts';
import { correctionFeatureNames } from './linear-features.ts';
import type { TrainingGame } from './training-row.ts';
import type { TrainingSettings } from './training-settings.ts';

/** 1 when the home team won. */
export const outcomeOf = (game: TrainingGame): number => (game.homeRuns > game.awayRuns ? 1 : 0);

/*
 * The home win rate of a season lies between 52.0% and 55.7%: its log odds spread by about 0.04 around Elo's 24 points, and a penalty
 * of 1 / 0.04² says so. It weighs as much as 2,500 games, so a month of odd home results moves nothing.
 */
const HOME_ADVANTAGE_LAMBDA = 625;

/** The correction to Elo: what its log odds of a home win must be changed by. L2, so without evidence it is 0. */
export const fitCorrection = (games: readonly TrainingGame[], lambda: number): LinearModel =>
  fitLogisticRegression(
    {
      features: Float64Array.from(
        games.flatMap((game) => [...pickFeatures(game.vector, correctionFeatureNames)]),
      ),
      rowCount: games.length,
      featureNames: correctionFeatureNames,
      labels: games.map(outcomeOf),
      offsets: games.map((game) => eloLogOdds(eloDifferenceOf(game.vector))),
    },
    { lambda, interceptLambda: HOME_ADVANTAGE_LAMBDA },
  ).model;

const treeDataset = (games: readonly TrainingGame[]): TreeDataset => ({
  features: Float32Array.from(games.flatMap((game) => [...game.vector])),
  rowCount: games.length,
  featureNames: gameFeatureNames,
  labels: games.map(outcomeOf),
});

const treeParameters = ({ trees }: TrainingSettings, rounds: number) => ({
  objective: 'binary:logistic' as const,
  rounds,
  maxDepth: trees.maxDepth,
  eta: trees.eta,
  lambda: trees.lambda,
  colsampleByTree: trees.colsampleByTree,
});

/** Boosted trees of a home win with a fixed number of rounds, as XGBoost JSON. */
export const fitTrees = (
  games: readonly TrainingGame[],
  rounds: number,
  settings: TrainingSettings,
  engine: TreeEngine = embeddedTreeEngine,
): string =>
  engine.train(treeDataset(games), treeParameters(settings, rounds), { seed: settings.seed }).modelJson;

/** After how many rounds trees of the earlier games predict the later ones best. */
export const bestTreeRounds = (
  earlier: readonly TrainingGame[],
  later: readonly TrainingGame[],
  settings: TrainingSettings,
  engine: TreeEngine = embeddedTreeEngine,
): number =>
  engine.train(treeDataset(earlier), treeParameters(settings, settings.trees.rounds), {
    seed: settings.seed,
    validation: treeDataset(later),
    earlyStoppingRounds: settings.trees.earlyStoppingRounds,
  }).bestRound;
