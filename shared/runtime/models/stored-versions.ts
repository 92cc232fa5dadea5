import { z } from 'zod';
import { type ModelCard, modelCardSchema, modelFolder, modelObjectKeys } from '../../../schemas/models.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { ObjectStore } from '../../ports/objects.ts';

/** Objects of one version of a system. */
export interface StoredVersion {
  version: string;
  objects: { key: string; bytes: number }[];
}

/** The versions whose objects lie in the store, the newest first. A version begins with the last date it was trained on. */
export async function listStoredVersions(
  objects: ObjectStore,
  modelSystem: string,
): Promise<StoredVersion[]> {
  const folder = modelFolder(modelSystem);
  const inVersions = (await objects.list(folder)).filter(({ key }) =>
    /^\d{8}-[0-9a-f]{8}\//.test(key.slice(folder.length)),
  );
  const byVersion = Map.groupBy(inVersions, ({ key }) => key.slice(folder.length).split('/')[0] ?? '');
  return [...byVersion]
    .map(([version, own]) => ({ version, objects: own.map(({ key, bytes }) => ({ key, bytes })) }))
    .sort((left, right) => (left.version < right.version ? 1 : -1));
}

/** The card of a version. Throws MODEL_VERSION_NOT_FOUND when it has none, OBJECT_CORRUPT when it is damaged. */
export async function readModelCard(
  objects: ObjectStore,
  modelSystem: string,
  version: string,
): Promise<ModelCard> {
  const { card: key } = modelObjectKeys(modelSystem, version);
  if ((await objects.head(key)) === null)
    throw new HanksTankError(
      'MODEL_VERSION_NOT_FOUND',
      `${modelSystem} has no stored version ${version}: there is no ${key}`,
    );
  const text = (await objects.get(key)).toString();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new HanksTankError('OBJECT_CORRUPT', `model card ${key} is not JSON`, { cause });
  }
  const parsed = modelCardSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new HanksTankError(
    'OBJECT_CORRUPT',
    `model card ${key} is damaged: ${z.prettifyError(parsed.error)}`,
  );
}
