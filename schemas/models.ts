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

/** How the values of an input lay in the rows that a model learned from. */
export const inputDistribution = z.strictObject({
  feature: z.string(),
  /** Inner edges of its bins, ascending: quantiles of the known values, each once. */
  edges: z.array(z.number()),
  /** Rows below the first edge, between edges, above the last one, and those where it was not known. */
  counts: z.array(z.int().nonnegative()),
  /** Of the known values; null when there was none. */
  mean: z.number().nullable(),
  /** The largest population stability index of a calendar month against all rows: so far it moves without anything being wrong. */
  usual_stability_index: z.number().nonnegative(),
});

/** What the inputs of a model looked like when it learned: drift is measured against it. */
export const inputReference = z.strictObject({
  rows: z.int().nonnegative(),
  inputs: z.array(inputDistribution),
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
  /** Of the rows that the model was fitted to; null in cards from before it was kept. */
  input_reference: inputReference.nullable().default(null),
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

/** Where the moves of the pointer to the current model go on their way into the warehouse, and what has arrived there. */
export const movesKeys = (modelSystem: string) => ({
  offered: `${modelFolder(modelSystem)}moves-offered.ndjson`,
  recorded: `${modelFolder(modelSystem)}moves-recorded.ndjson`,
});

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
/** See {@link memberCalibration}. */
export type MemberCalibration = z.infer<typeof memberCalibration>;
/** See {@link inputReference}. */
export type InputReference = z.infer<typeof inputReference>;
/** See {@link featureImportance}. */
export type FeatureImportance = z.infer<typeof featureImportance>;
