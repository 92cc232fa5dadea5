import { modelFolder } from '../../schemas/models.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { GAME_OUTCOME_ID } from '../../shared/models/game-outcome/system-id.ts';
import {
  type TunedParameters,
  tunedParametersSchema,
} from '../../shared/models/game-outcome/tune-parameters.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { readCard } from './store-version.ts';

/** A training that was done, deployed or not. */
export interface EarlierTraining {
  version: string;
  trainedThrough: string;
}

/** The version whose card lies at a key of a system and its last training date, or null for another key. */
function trainingOfCard(system: string, key: string): EarlierTraining | null {
  const match = /^((\d{4})(\d{2})(\d{2})-[0-9a-f]{8})\/card\.json$/.exec(
    key.slice(modelFolder(system).length),
  );
  const [, version, year, month, day] = match ?? [];
  return version === undefined ? null : { version, trainedThrough: `${year}-${month}-${day}` };
}

/** A system's training of the newest games, of those before a date where one is given; null when there was none. */
export async function newestTraining(
  objects: ObjectStore,
  system: string,
  before: string | null = null,
): Promise<EarlierTraining | null> {
  const objectsOfSystem = await objects.list(modelFolder(system));
  const trainings = objectsOfSystem.flatMap(({ key }) => trainingOfCard(system, key) ?? []);
  return (
    trainings
      .filter(({ trainedThrough }) => before === null || trainedThrough < before)
      .sort((left, right) => (left.version < right.version ? -1 : 1))
      .at(-1) ?? null
  );
}

/** Parameters from before, and the version whose card has them. */
export interface KnownParameters {
  version: string;
  tuned: TunedParameters;
}

/**
 * The parameters to train with, or null: tune. The first training of a month (of its last game) tunes; the others take what the newest card has.
 * A card that cannot be read, or has no parameters of today's kind, has none.
 */
export async function knownParameters(
  objects: ObjectStore,
  newest: EarlierTraining | null,
  lastDate: string,
): Promise<KnownParameters | null> {
  const monthOf = (date: string): string => date.slice(0, 'YYYY-MM'.length);
  if (newest === null || monthOf(newest.trainedThrough) !== monthOf(lastDate)) return null;
  try {
    const card = await readCard(objects, GAME_OUTCOME_ID, newest.version);
    const parsed = tunedParametersSchema.safeParse(card?.parameters['tuned']);
    return parsed.success ? { version: newest.version, tuned: parsed.data } : null;
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class !== 'contract') throw error;
    return null;
  }
}
