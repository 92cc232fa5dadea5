import { modelCardSchema } from '../../../schemas/models.ts';
import { batterFeatureNames } from '../../../schemas/tables/player-feature-columns.ts';
import { inputReferenceOf } from '../../domain/drift/input-reference.ts';
import { scoreForecasts } from '../game-outcome/score-members.ts';
import {
  gamesOf,
  hashRows,
  inputsOf,
  judgedSteps,
  type PlayerTrainingSettings,
  reasonOf,
  versionOf,
} from '../player-training.ts';
import type { MemberFailure, TrainedPlayers, TrainingOutcome } from '../prediction-system.ts';
import { type BatterOutcome, batterOutcomes, outcomeNames } from './batter-outcomes.ts';
import {
  type BatterMatrix,
  batterMatrix,
  fitOutcome,
  type OutcomeModel,
  outcomeForecaster,
} from './fit-outcome.ts';
import { batterFeatureHash, PLAYER_PERFORMANCE_ID, writePerformanceModel } from './model-file.ts';
import type { StartedBatter } from './walk-batters.ts';

/** How the models of batters are trained. */
export interface PerformanceTraining extends PlayerTrainingSettings {
  /** Default: all. One that is not to be tried is left out. */
  outcomes?: readonly BatterOutcome[];
}

const hashBatters = (batters: readonly StartedBatter[]): string =>
  hashRows(batters, ({ playerId, counts, features }) => [playerId, ...counts, ...features]);

/** The version of what these batters teach. They come in order of date, game and player. */
export const performanceVersionOf = (batters: readonly StartedBatter[]): string =>
  versionOf(batters.at(-1)?.gameDate ?? '', hashBatters(batters));

const didIt = ({ counts }: StartedBatter, outcome: BatterOutcome): number =>
  Number((counts[batterOutcomes.indexOf(outcome)] ?? 0) > 0);

/** A step of the rolling origin; its matrix is made once, when it is asked for. */
interface JudgedStep {
  earlier: readonly StartedBatter[];
  later: readonly StartedBatter[];
  matrix: () => BatterMatrix;
}

function lazyMatrix(batters: readonly StartedBatter[]): () => BatterMatrix {
  let made: BatterMatrix | null = null;
  return () => {
    made ??= batterMatrix(batters);
    return made;
  };
}

/** At least one of an outcome, forecast before it was learned, beside the share of the batters that were learned. */
interface JudgedOutcome {
  outcome: BatterOutcome;
  probabilities: number[];
  constants: number[];
  happened: number[];
}

function judge(steps: readonly JudgedStep[], outcome: BatterOutcome): JudgedOutcome {
  const judged: JudgedOutcome = { outcome, probabilities: [], constants: [], happened: [] };
  for (const { earlier, later, matrix } of steps) {
    const forecast = outcomeForecaster(fitOutcome(matrix(), outcome));
    const share = earlier.reduce((sum, batter) => sum + didIt(batter, outcome), 0) / earlier.length;
    for (const batter of later) {
      judged.probabilities.push(forecast(batter).atLeastOne);
      judged.constants.push(share);
      judged.happened.push(didIt(batter, outcome));
    }
  }
  return judged;
}

const metricsOf = (model: string, constant: string, judged: readonly JudgedOutcome[]) => {
  const forecast = { member: model, probabilities: judged.flatMap(({ probabilities }) => probabilities) };
  return scoreForecasts(
    [forecast, { member: constant, probabilities: judged.flatMap(({ constants }) => constants) }],
    model,
    judged.flatMap(({ happened }) => happened),
  );
};

/**
 * Fits every outcome, judges them on the last dates by rolling origin beside the constant on the same batters, and fits them again to all. An
 * outcome that fails is named, and the others go on. The model is served when it is better than the constant over all outcomes together.
 */
export function trainPerformance(
  batters: readonly StartedBatter[],
  { outcomes = batterOutcomes, ...settings }: PerformanceTraining,
): TrainingOutcome<TrainedPlayers> {
  const failures: MemberFailure[] = [];
  const fitted = new Map<BatterOutcome, OutcomeModel>();
  const judged: JudgedOutcome[] = [];
  const steps = judgedSteps(batters, settings).map((step) => ({ ...step, matrix: lazyMatrix(step.earlier) }));
  const matrix = lazyMatrix(batters);
  for (const outcome of outcomes) {
    try {
      judged.push(judge(steps, outcome));
      fitted.set(outcome, fitOutcome(matrix(), outcome));
    } catch (error) {
      failures.push({ member: outcome, reason: reasonOf(error) });
    }
  }
  const usable = judged.filter(({ outcome }) => fitted.has(outcome));
  const count = usable[0]?.happened.length ?? 0;
  const [first, last] = [batters[0], batters.at(-1)];
  if (first === undefined || last === undefined || count < settings.judgedRowsMin) {
    const reasons = failures.map(({ member, reason }) => `${member}: ${reason}`).join('; ');
    return {
      kind: 'too_little_data',
      reason: `${batters.length} batters to train on and ${count} to judge by; ${settings.judgedRowsMin} are needed to judge by. ${reasons}`,
    };
  }
  const overall = metricsOf('logistic', 'constant', usable);
  const [model, constant] = overall;
  const isBetter = (model?.brier ?? 1) < (constant?.brier ?? 0);
  const [rowsHash, version] = [hashBatters(batters), performanceVersionOf(batters)];
  const later = steps.flatMap((step) => step.later);
  const card = modelCardSchema.parse({
    schema_version: 1,
    model_system: PLAYER_PERFORMANCE_ID,
    model_version: version,
    chosen_member: 'logistic',
    decision: isBetter ? 'deployed' : 'kept',
    reason: `Brier of at least one, all outcomes together, on ${count} batters, each forecast before he was learned: ${model?.brier.toFixed(5)}, constant ${constant?.brier.toFixed(5)}${isBetter ? '' : ': no better than the constant'}`,
    features: batterFeatureNames,
    feature_hash: batterFeatureHash,
    trained_from: first.gameDate,
    trained_through: last.gameDate,
    holdout_from: later[0]?.gameDate ?? last.gameDate,
    training_games: gamesOf(batters),
    holdout_games: gamesOf(later),
    training_rows_sha256: rowsHash,
    parameters: { settings, batters: batters.length, judged_batters: count, failures },
    seed: 1,
    metrics: [
      ...overall,
      ...usable.flatMap((own) => {
        const name = outcomeNames[own.outcome];
        return metricsOf(name, `${name}_constant`, [own]);
      }),
    ],
    runs_metrics: [],
    input_reference: inputReferenceOf(inputsOf(batterFeatureNames, batters)),
    processor_version: '',
  });
  const file = writePerformanceModel({
    schema_version: 1,
    model_system: PLAYER_PERFORMANCE_ID,
    model_version: version,
    trained_through: last.gameDate,
    training_batters: batters.length,
    features: [...batterFeatureNames],
    feature_hash: batterFeatureHash,
    outcomes: Object.fromEntries(
      [...fitted].map(([outcome, { once, twice, meanWhenAny }]) => [
        outcome,
        { once, twice, mean_when_any: meanWhenAny },
      ]),
    ),
  });
  return { kind: 'trained', trained: { file, card, failures } };
}
