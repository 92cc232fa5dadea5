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

/** One move of a pointer: who moved it, when, why, and between which versions. */
export const modelPointerChange = z.strictObject({
  /** deployed: by the trainer; promoted and rolled_back: by a person; named: as candidate. */
  action: z.enum(['deployed', 'promoted', 'rolled_back', 'named']),
  from_version: z.string().nullable(),
  to_version: z.string(),
  changed_at: z.iso.datetime(),
  changed_by: z.string(),
  reason: z.string(),
});

/** Changes that a pointer remembers, the newest ones. */
export const POINTER_CHANGES_MAX = 100;

/**
 * Which model of a system is served, or is its candidate: replaced atomically, together with the memory of its moves, oldest first.
 * Lies at {@link modelPointerKey} and {@link candidatePointerKey}.
 */
export const modelPointerSchema = z.strictObject({
  schema_version: z.literal(1),
  model_system: z.string(),
  model_version: z.string(),
  trained_through: gameDate,
  run_id: runId,
  model: objectReference,
  card: objectReference,
  changes: z.array(modelPointerChange).max(POINTER_CHANGES_MAX).default([]),
});

/** Folder of a system: its versions, one folder each, and its pointers. */
export const modelFolder = (modelSystem: string): string => `models/${modelSystem}/`;

/** Key of the pointer to the current model of a system. */
export const modelPointerKey = (modelSystem: string): string => `${modelFolder(modelSystem)}current.json`;

/** Key of the pointer to the model that runs beside the current one. */
export const candidatePointerKey = (modelSystem: string): string =>
  `${modelFolder(modelSystem)}candidate.json`;

/** Keys of the objects of one version. */
export const modelObjectKeys = (modelSystem: string, version: string) => {
  const folder = `${modelFolder(modelSystem)}${version}/`;
  return {
    model: `${folder}model.json`,
    card: `${folder}card.json`,
    /** Written last: where it lies, the version was promoted or kept, and is done. */
    registry: `${folder}registry.ndjson`,
  };
};

/** See {@link modelCardSchema}. */
export type ModelCard = z.infer<typeof modelCardSchema>;
/** See {@link modelPointerSchema}. */
export type ModelPointer = z.infer<typeof modelPointerSchema>;
/** See {@link modelPointerChange}. */
export type ModelPointerChange = z.infer<typeof modelPointerChange>;
/** See {@link memberMetrics}. */
export type MemberMetrics = z.infer<typeof memberMetrics>;
/** See {@link runsMetrics}. */
export type RunsMetrics = z.infer<typeof runsMetrics>;
