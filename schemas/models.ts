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
});

/** The card beside every model: what it was made of and how it did beside the baselines on the same games. */
export const modelCardSchema = z.strictObject({
  schema_version: z.literal(1),
  model_system: z.string(),
  model_version: z.string(),
  chosen_member: z.string(),
  decision: z.enum(['deployed', 'kept']),
  reason: z.string(),
  features: z.array(z.string()),
  feature_hash: z.string(),
  trained_from: gameDate,
  trained_through: gameDate,
  holdout_from: gameDate,
  training_games: z.int(),
  holdout_games: z.int(),
  training_rows_sha256: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  seed: z.int(),
  metrics: z.array(memberMetrics),
  runs_metrics: z.array(runsMetrics),
  processor_version: z.string(),
});

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
