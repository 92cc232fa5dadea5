import { z } from 'zod';
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

/** What is learned about how to learn, before the held-out games. The blend has nothing to tune. */
export const tunedParametersSchema = z.strictObject({
  logisticLambda: z.number().positive(),
  treeRounds: z.int().positive(),
  totalRunsLambda: z.number().positive(),
});

/** See {@link tunedParametersSchema}. */
export type TunedParameters = z.infer<typeof tunedParametersSchema>;

/** What one fold says about the choices: fitted on its earlier games, judged on its later ones. */
export interface TuningEvidence {
  /** Losses summed over the later games, in the order of the settings' penalties. */
  logisticLosses: readonly number[];
  totalRunsLosses: readonly number[];
  treeRounds: number;
}

/** Asks one fold about every choice of the declared search space. */
export const tuningEvidence = (
  fold: DateSplit<TrainingGame>,
  settings: TrainingSettings,
  engine: TreeEngine = embeddedTreeEngine,
): TuningEvidence => ({
  logisticLosses: settings.logisticLambdas.map((lambda) => logisticLoss(fold, lambda)),
  totalRunsLosses: settings.totalRunsLambdas.map((lambda) => totalRunsLoss(fold, lambda)),
  treeRounds: bestTreeRounds(fold.earlier, fold.later, settings, engine),
});

/** Chooses penalties and rounds by the evidence of folds (at least one): every game counts alike, whatever its fold. */
export const tuneBy = (evidence: readonly TuningEvidence[], settings: TrainingSettings): TunedParameters => ({
  logisticLambda: bestLambda(
    settings.logisticLambdas,
    evidence.map(({ logisticLosses }) => logisticLosses),
  ),
  treeRounds: lowerMedian(evidence.map(({ treeRounds }) => treeRounds)),
  totalRunsLambda: bestLambda(
    settings.totalRunsLambdas,
    evidence.map(({ totalRunsLosses }) => totalRunsLosses),
  ),
});

/** What a model with a penalty loses on the later games of a fold, summed over them. */
type FoldLoss = (fold: DateSplit<TrainingGame>, lambda: number) => number;

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

const logisticLoss: FoldLoss = ({ earlier, later }, lambda) => {
  const member = {
    name: 'logistic',
    homeAdvantageEloPoints: HOME_ADVANTAGE_ELO_POINTS,
    correction: fitCorrection(earlier, lambda),
  } as const;
  const probabilities = later.map((game) => memberProbability(member, game));
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
function bestLambda(lambdas: readonly number[], losses: readonly (readonly number[])[]): number {
  const candidates = lambdas.map((lambda, index) => ({
    lambda,
    loss: sum(losses.map((ofFold) => ofFold[index] ?? Number.POSITIVE_INFINITY)),
  }));
  let best = { lambda: Number.NaN, loss: Number.POSITIVE_INFINITY };
  for (const candidate of candidates.toSorted((left, right) => right.lambda - left.lambda))
    if (candidate.loss < best.loss) best = candidate;
  return best.lambda;
}

/** The middle value; of two middle ones the smaller. */
const lowerMedian = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) / 2)] ?? 1;
