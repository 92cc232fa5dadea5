import { predictLinear } from '../../domain/linear/linear-model.ts';
import { logLosses } from '../../domain/statistics/probability-scores.ts';
import { embeddedTreeEngine, type TreeEngine } from '../../domain/trees/tree-engine.ts';
import { HOME_ADVANTAGE_ELO_POINTS } from './elo-odds.ts';
import { pickFeatures } from './feature-vector.ts';
import { bestTreeRounds, fitCorrection, outcomeOf } from './fit-members.ts';
import { fitTotalRuns, totalRunsOf } from './fit-runs.ts';
import { memberProbability } from './outcome-member.ts';
import type { DateSplit } from './split-by-date.ts';
import type { TrainingGame } from './training-row.ts';
import type { TrainingSettings } from './training-settings.ts';

/** What is learned about how to learn, before the held-out games. */
export interface TunedParameters {
  logisticLambda: number;
  treeRounds: number;
  totalRunsLambda: number;
}

/** Chooses penalties and rounds on rolling folds (at least one): fitted on the earlier dates, judged on the later ones. */
export function tuneParameters(
  folds: readonly DateSplit<TrainingGame>[],
  settings: TrainingSettings,
  engine: TreeEngine = embeddedTreeEngine,
): TunedParameters {
  return {
    logisticLambda: bestLambda(settings.logisticLambdas, folds, logisticLoss),
    treeRounds: lowerMedian(
      folds.map(({ earlier, later }) => bestTreeRounds(earlier, later, settings, engine)),
    ),
    totalRunsLambda: bestLambda(settings.totalRunsLambdas, folds, totalRunsLoss),
  };
}

/** What a model with a penalty loses on the later games of a fold, summed over them: every game counts alike, whatever its fold. */
type FoldLoss = (fold: DateSplit<TrainingGame>, lambda: number) => number;

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

const logisticLoss: FoldLoss = ({ earlier, later }, lambda) => {
  const member = {
    name: 'logistic',
    homeAdvantageEloPoints: HOME_ADVANTAGE_ELO_POINTS,
    correction: fitCorrection(earlier, lambda),
  } as const;
  const probabilities = later.map((game) => memberProbability(member, game.vector));
  return sum(logLosses(probabilities, later.map(outcomeOf)));
};

const totalRunsLoss: FoldLoss = ({ earlier, later }, lambda) => {
  const model = fitTotalRuns(earlier, lambda);
  return sum(
    later.map((game) => {
      const mean = predictLinear(model, pickFeatures(game.vector, model.featureNames));
      return mean - totalRunsOf(game) * Math.log(mean);
    }),
  );
};

/** The penalty with the smallest loss over all folds; equal losses go to the stronger one. */
function bestLambda(
  lambdas: readonly number[],
  folds: readonly DateSplit<TrainingGame>[],
  lossOf: FoldLoss,
): number {
  let best = { lambda: Number.NaN, loss: Number.POSITIVE_INFINITY };
  for (const lambda of lambdas.toSorted((left, right) => right - left)) {
    const loss = sum(folds.map((fold) => lossOf(fold, lambda)));
    if (loss < best.loss) best = { lambda, loss };
  }
  return best.lambda;
}

/** The middle value; of two middle ones the smaller. */
const lowerMedian = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) / 2)] ?? 1;
