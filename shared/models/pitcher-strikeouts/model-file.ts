import { z } from 'zod';
import { gameDate } from '../../../schemas/events/event-parts.ts';
import { startFeatureNames } from '../../../schemas/tables/player-feature-columns.ts';
import { asHanksTankError, HanksTankError } from '../../domain/errors.ts';
import { type LinearModel, readLinearModel } from '../../domain/linear/linear-model.ts';
import { hashFeatureNames } from '../game-outcome/feature-vector.ts';
import { strikeoutSystems } from './active-systems.ts';
import type { ReadySystem, SystemFailure } from './forecast-systems.ts';
import { poissonGlm } from './poisson-glm.ts';
import type { StrikeoutSpread } from './strikeout-distribution.ts';
import { type StrikeoutSystemId, strikeoutSystemIds } from './strikeout-system.ts';

/** Name of the target in tables, keys and pointers. */
export const PITCHER_STRIKEOUTS_ID = 'pitcher_strikeouts';

/** Hash of the features that this code makes. */
export const startFeatureHash = hashFeatureNames(startFeatureNames);

const spreadSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('poisson') }),
  z.strictObject({ kind: z.literal('negative_binomial'), dispersion: z.number().positive() }),
]);

const modelFileSchema = z.strictObject({
  schema_version: z.literal(1),
  model_system: z.literal(PITCHER_STRIKEOUTS_ID),
  model_version: z.string().regex(/^\d{8}-[0-9a-f]{8}$/),
  trained_through: gameDate,
  training_starts: z.int().positive(),
  features: z.array(z.string()),
  feature_hash: z.string(),
  /** The systems that could be fitted, each with its own model as text: XGBoost JSON would not survive being parsed and written again. */
  systems: z.partialRecord(
    z.enum(strikeoutSystemIds),
    z.strictObject({ model: z.string(), spread: spreadSchema }),
  ),
});

/** The model file of all strikeout systems: everything needed to forecast, nothing else. */
export type StrikeoutModelFile = z.infer<typeof modelFileSchema>;

/** A system that is ready to forecast, with how counts spread around its means. */
export interface ReadyModel extends ReadySystem {
  spread: StrikeoutSpread;
}

/** The systems of a model file, ready to forecast. */
export interface StrikeoutModel {
  version: string;
  trainedThrough: string;
  ready: ReadonlyMap<StrikeoutSystemId, ReadyModel>;
  /** The Poisson regression, whose reasons can be told; null when it is not among the systems. */
  regression: LinearModel | null;
  /** Systems whose part of the file cannot be used; the others go on. */
  failures: readonly SystemFailure[];
}

/** The bytes of a model file. */
export const writeStrikeoutModel = (file: StrikeoutModelFile): string => `${JSON.stringify(file)}\n`;

const malformed = (problem: string, cause?: unknown): HanksTankError =>
  new HanksTankError('MODEL_MALFORMED', `A model file of strikeouts cannot be used: ${problem}`, { cause });

function readFile(text: string): StrikeoutModelFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw malformed('it is not JSON.', error);
  }
  const parsed = modelFileSchema.safeParse(json);
  if (!parsed.success) throw malformed(z.prettifyError(parsed.error));
  const { features, feature_hash: hash } = parsed.data;
  if (hashFeatureNames(features) !== hash)
    throw malformed('its features do not have the hash that it states.');
  if (hash !== startFeatureHash) {
    throw new HanksTankError(
      'MODEL_FEATURES_MISMATCH',
      `The strikeout systems were trained on ${features.length} features, this code makes ${startFeatureNames.length} or others.`,
    );
  }
  return parsed.data;
}

/** The systems of a model file. One that cannot be read is named, and the others go on. Throws MODEL_MALFORMED and MODEL_FEATURES_MISMATCH when none can. */
export function readStrikeoutModel(text: string): StrikeoutModel {
  const file = readFile(text);
  const ready = new Map<StrikeoutSystemId, ReadyModel>();
  const failures: SystemFailure[] = [];
  for (const system of strikeoutSystems) {
    const own = file.systems[system.id];
    if (system.kind === 'combined' || own === undefined) continue;
    try {
      ready.set(system.id, { system, forecast: system.read(own.model), spread: own.spread });
    } catch (thrown) {
      failures.push({ systemId: system.id, reason: asHanksTankError(thrown).message });
    }
  }
  if (ready.size === 0) throw malformed(`none of its systems can be read. ${failures[0]?.reason ?? ''}`);
  const regression = ready.has(poissonGlm.id) ? file.systems[poissonGlm.id] : undefined;
  return {
    version: file.model_version,
    trainedThrough: file.trained_through,
    ready,
    regression: regression === undefined ? null : readLinearModel(regression.model),
    failures,
  };
}
