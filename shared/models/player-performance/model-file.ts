import { z } from 'zod';
import { gameDate } from '../../../schemas/events/event-parts.ts';
import { batterFeatureNames } from '../../../schemas/tables/player-feature-columns.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { linearModelSchema } from '../../domain/linear/linear-model.ts';
import { hashFeatureNames } from '../game-outcome/feature-vector.ts';
import { featuresOf } from './batter-facts.ts';
import { type BatterOutcome, batterOutcomes } from './batter-outcomes.ts';
import type { OutcomeModel } from './fit-outcome.ts';

/** Name of the system in tables, keys and pointers. */
export const PLAYER_PERFORMANCE_ID = 'player_performance';

/** Hash of the features that this code makes. */
export const batterFeatureHash = hashFeatureNames(batterFeatureNames);

const modelFileSchema = z.strictObject({
  schema_version: z.literal(1),
  model_system: z.literal(PLAYER_PERFORMANCE_ID),
  model_version: z.string().regex(/^\d{8}-[0-9a-f]{8}$/),
  trained_through: gameDate,
  training_batters: z.int().positive(),
  features: z.array(z.string()),
  feature_hash: z.string(),
  /** The outcomes that could be fitted. */
  outcomes: z.partialRecord(
    z.enum(batterOutcomes),
    z.strictObject({
      once: linearModelSchema,
      twice: linearModelSchema,
      mean_when_any: z.number().positive(),
    }),
  ),
});

/** The model file: everything needed to forecast, nothing else. */
export type PerformanceModelFile = z.infer<typeof modelFileSchema>;

/** A model ready to forecast. */
export interface PerformanceModel {
  version: string;
  trainedThrough: string;
  outcomes: ReadonlyMap<BatterOutcome, OutcomeModel>;
}

/** The bytes of a model file. */
export const writePerformanceModel = (file: PerformanceModelFile): string => `${JSON.stringify(file)}\n`;

const malformed = (problem: string, cause?: unknown): HanksTankError =>
  new HanksTankError('MODEL_MALFORMED', `A model file of batters cannot be used: ${problem}`, { cause });

const mismatch = (problem: string): HanksTankError =>
  new HanksTankError(
    'MODEL_FEATURES_MISMATCH',
    `The models of batters were trained on other features: ${problem}`,
  );

/** A model from the text of its file. Throws MODEL_MALFORMED for damage and MODEL_FEATURES_MISMATCH for other features. */
export function readPerformanceModel(text: string): PerformanceModel {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw malformed('it is not JSON.', error);
  }
  const parsed = modelFileSchema.safeParse(json);
  if (!parsed.success) throw malformed(z.prettifyError(parsed.error));
  const file = parsed.data;
  if (hashFeatureNames(file.features) !== file.feature_hash)
    throw malformed('its features do not have the hash that it states.');
  if (file.feature_hash !== batterFeatureHash)
    throw mismatch(`${file.features.length} of them, this code makes ${batterFeatureNames.length}.`);
  const outcomes = new Map<BatterOutcome, OutcomeModel>();
  for (const outcome of batterOutcomes) {
    const own = file.outcomes[outcome];
    if (own === undefined) continue;
    const names = featuresOf(outcome).join();
    if (own.once.featureNames.join() !== names || own.twice.featureNames.join() !== names)
      throw mismatch(`those of ${outcome} differ.`);
    outcomes.set(outcome, { outcome, once: own.once, twice: own.twice, meanWhenAny: own.mean_when_any });
  }
  return { version: file.model_version, trainedThrough: file.trained_through, outcomes };
}
