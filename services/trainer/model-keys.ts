import { modelFolder, modelObjectKeys } from '../../schemas/models.ts';
import { GAME_OUTCOME_ID } from '../../shared/models/game-outcome/model-file.ts';

/** Folder of all versions of the system. */
export const modelsPrefix = modelFolder(GAME_OUTCOME_ID);

/** Keys of the objects of one version. */
export const modelKeys = (version: string) => modelObjectKeys(GAME_OUTCOME_ID, version);

/** The last training date of the version whose card lies at a key, or null for another key. */
export function trainedThroughOfCard(key: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})-[0-9a-f]{8}\/card\.json$/.exec(key.slice(modelsPrefix.length));
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`;
}
