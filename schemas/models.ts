import { z } from 'zod';
import { gameDate, objectReference, runId } from './events/event-parts.ts';

/** Scores of one member on the held-out games. */
export const memberMetrics = z.strictObject({
  member: z.string(),
  games: z.int().nonnegative(),
  brier: z.number(),
  log_loss: z.number(),
  auc: z.number(),
  accuracy: z.number(),
  calibration_error: z.number(),
  /** Paired Brier difference to the chosen member on the same games, and its standard error. */
  brier_minus_chosen: z.number(),
  brier_minus_chosen_standard_error: z.number(),
});

/** Scores of expected runs on the held-out games: of the league mean, or of the model. */
export const runsMetrics = z.strictObject({
  forecast: z.enum(['league_mean', 'model']),
  games: z.int().nonnegative(),
  /** Runs of both teams together. */
  total_mean_absolute_error: z.number(),
  /** Mean Poisson deviance of the runs of both teams together: lower is better. */
  total_deviance: z.number(),
  /** Home runs minus away runs. */
  margin_mean_absolute_error: z.number(),
  /** Runs of one team. */
  team_mean_absolute_error: z.number(),
  /** Share of games whose margin lay within the interval that is to hold 8 of 10; null in cards from before it was measured. */
  margin_interval_80_coverage: z.number().nullable(),
});

/** How far forecasts that were made before their games can be taken at their word. */
export const memberCalibration = z.strictObject({
  games: z.int().nonnegative(),
  /** Log odds of the outcome = intercept + slope × log odds of the forecast; 1 and 0 are calibrated. null when it cannot be told. */
  slope: z.number().nullable(),
  slope_standard_error: z.number().nullable(),
  intercept: z.number().nullable(),
  intercept_standard_error: z.number().nullable(),
  /** The ten bins of equal width that hold a forecast. */
  bins: z.array(
    z.strictObject({
      lower: z.number(),
      upper: z.number(),
      games: z.int().positive(),
      mean_probability: z.number(),
      observed_rate: z.number(),
    }),
  ),
  /** The correction that the model applies; null: none, its slope is 1 within its noise. */
  platt: z.strictObject({ slope: z.number(), intercept: z.number() }).nullable(),
});

/** How much a feature moves forecasts: mean size of its share of the log odds on the held-out games. */
export const featureImportance = z.strictObject({
  feature: z.string(),
  mean_absolute_share: z.number().nonnegative(),
});

const modelCardOfNow = z.strictObject({
  schema_version: z.literal(2),
  model_system: z.string(),
  model_version: z.string(),
  /** The member that was fitted to all games and lies in the model file. */
  chosen_member: z.string(),
  /** A member that the forecasts speak for and that is not served, for `reason`; null when there is none. */
  candidate_member: z.string().nullable(),
  decision: z.enum(['deployed', 'kept']),
  reason: z.string(),
  /** What the member looks at, in order: nightly features, or those of history for the blend. */
  features: z.array(z.string()),
  feature_hash: z.string(),
  trained_from: gameDate,
  trained_through: gameDate,
  holdout_from: gameDate,
  training_games: z.int(),
  holdout_games: z.int(),
  /** Games that history tells something of. */
  games_with_facts: z.int().nonnegative(),
  /** First date of the games that `metrics` are of: rolling folds, then the holdout. null in cards from before the folds counted. */
  judged_from: gameDate.nullable(),
  training_rows_sha256: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  seed: z.int(),
  metrics: z.array(memberMetrics),
  /** Of the chosen member, on all games that it forecast before it learned them; null in cards from before it was measured. */
  calibration: memberCalibration.nullable(),
  runs_metrics: z.array(runsMetrics),
  /** Largest first; empty in cards from before it was measured. */
  importance: z.array(featureImportance),
  processor_version: z.string(),
});

const modelCardOfVersion1 = z.looseObject({
  schema_version: z.literal(1),
  runs_metrics: z.array(z.looseObject({})),
});

/** A card of version 1 as one of version 2: what nobody had measured is null. Anything else comes back as it is, for the schema to judge. */
export function migrateModelCard(card: unknown): unknown {
  const found = modelCardOfVersion1.safeParse(card);
  if (!found.success) return card;
  return {
    candidate_member: null,
    games_with_facts: 0,
    judged_from: null,
    calibration: null,
    importance: [],
    ...found.data,
    schema_version: 2,
    runs_metrics: found.data.runs_metrics.map((metrics) => ({
      margin_interval_80_coverage: null,
      ...metrics,
    })),
  };
}

/** The card beside every model: what it was made of and how it did beside the baselines on the same games. Reads cards of version 1 too. */
export const modelCardSchema = z.preprocess(migrateModelCard, modelCardOfNow);

/** Which model of a system is served: replaced atomically. Lies at {@link modelPointerKey}. */
export const modelPointerSchema = z.strictObject({
  schema_version: z.literal(1),
  model_system: z.string(),
  model_version: z.string(),
  trained_through: gameDate,
  run_id: runId,
  model: objectReference,
  card: objectReference,
});

/** Key of the pointer to the current model of a system. */
export const modelPointerKey = (modelSystem: string): string => `models/${modelSystem}/current.json`;

/** See {@link modelCardSchema}. */
export type ModelCard = z.infer<typeof modelCardSchema>;
/** See {@link modelPointerSchema}. */
export type ModelPointer = z.infer<typeof modelPointerSchema>;
/** See {@link memberMetrics}. */
export type MemberMetrics = z.infer<typeof memberMetrics>;
/** See {@link runsMetrics}. */
export type RunsMetrics = z.infer<typeof runsMetrics>;
/** See {@link memberCalibration}. */
export type MemberCalibration = z.infer<typeof memberCalibration>;
/** See {@link featureImportance}. */
export type FeatureImportance = z.infer<typeof featureImportance>;
