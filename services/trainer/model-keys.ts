import { modelFolder, modelObjectKeys } from '../../schemas/models.ts';
import { GAME_OUTCOME_ID } from '../../shared/models/game-outcome/system-id.ts';

/** Folder of all versions of the system. */
export const modelsPrefix = modelFolder(GAME_OUTCOME_ID);

/** Keys of the objects of one version. */
export const modelKeys = (version: string) => modelObjectKeys(GAME_OUTCOME_ID, version);

/** The version whose card lies at a key and its last training date, or null for another key. */
export function trainingOfCard(key: string): { version: string; trainedThrough: string } | null {
  const match = /^((\d{4})(\d{2})(\d{2})-[0-9a-f]{8})\/card\.json$/.exec(key.slice(modelsPrefix.length));
  const [, version, year, month, day] = match ?? [];
  return version === undefined ? null : { version, trainedThrough: `${year}-${month}-${day}` };
}
