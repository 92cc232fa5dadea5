import {
  type ModelCard,
  modelCardSchema,
  modelPointerKey,
  modelPointerSchema,
} from '../../schemas/models.ts';
import { modelRegistry } from '../../schemas/tables/predictions.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { sha256 } from '../../shared/domain/checksum.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { withLineage } from '../../shared/domain/lineage.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { toNdjson } from '../../shared/runtime/object-reference.ts';
import { readPointer } from '../../shared/runtime/read-pointer.ts';

/** Keys of the objects of one version of a system. */
export const playerModelKeys = (system: string, version: string) => ({
  model: `models/${system}/${version}/model.json`,
  card: `models/${system}/${version}/card.json`,
  /** Written last: where it lies, the version was promoted or kept, and is done. */
  registry: `models/${system}/${version}/registry.ndjson`,
});

/** The newest version of a system that has a card, and whether it is done; null when none was trained. */
export async function newestVersion(
  objects: ObjectStore,
  system: string,
): Promise<{ version: string; trainedThrough: string; isDone: boolean } | null> {
  const prefix = `models/${system}/`;
  const keys = new Set((await objects.list(prefix)).map(({ key }) => key));
  const versions = [...keys].flatMap((key) => {
    const version = /^(\d{8}-[0-9a-f]{8})\/card\.json$/.exec(key.slice(prefix.length))?.[1];
    return version === undefined ? [] : [version];
  });
  const version = versions.sort().at(-1);
  if (version === undefined) return null;
  return {
    version,
    trainedThrough: `${version.slice(0, 4)}-${version.slice(4, 6)}-${version.slice(6, 8)}`,
    isDone: keys.has(playerModelKeys(system, version).registry),
  };
}

/** The card of a version, or null when the version was never finished. Throws OBJECT_CORRUPT. */
export async function readPlayerCard(
  objects: ObjectStore,
  system: string,
  version: string,
): Promise<ModelCard | null> {
  const { card: key } = playerModelKeys(system, version);
  if ((await objects.head(key)) === null) return null;
  const parsed = modelCardSchema.safeParse(JSON.parse((await objects.get(key)).toString()));
  if (parsed.success) return parsed.data;
  throw new HanksTankError(
    'OBJECT_CORRUPT',
    `model card ${key} is damaged: ${parsed.error.issues[0]?.message}`,
  );
}

/** Creates an object. One that lies there already, byte for byte, is what an interrupted run left. */
async function putOnce(objects: ObjectStore, key: string, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  if ((await objects.head(key)) !== null && (await objects.get(key)).equals(bytes)) return;
  await objects.put(key, bytes, { ifGenerationMatch: 0 });
}

/** Writes model and card, the card last: a version with a card is whole. */
export async function storePlayerModel(objects: ObjectStore, file: string, card: ModelCard): Promise<void> {
  const keys = playerModelKeys(card.model_system, card.model_version);
  await putOnce(objects, keys.model, file);
  await putOnce(objects, keys.card, `${JSON.stringify(card, null, 1)}\n`);
}

async function referenceTo(objects: ObjectStore, key: string) {
  const bytes = await objects.get(key);
  return { key, sha256: sha256(bytes), bytes: bytes.byteLength, rows: 0 };
}

/** Makes a stored version the current one. Throws PRECONDITION_FAILED when somebody else promoted in between. */
export async function promotePlayerModel(
  objects: ObjectStore,
  card: ModelCard,
  runId: string,
): Promise<void> {
  const key = modelPointerKey(card.model_system);
  const current = await readPointer(objects, key, modelPointerSchema);
  if (current?.pointer.model_version === card.model_version) return;
  const keys = playerModelKeys(card.model_system, card.model_version);
  const pointer = {
    schema_version: 1,
    model_system: card.model_system,
    model_version: card.model_version,
    trained_through: card.trained_through,
    run_id: runId,
    model: await referenceTo(objects, keys.model),
    card: await referenceTo(objects, keys.card),
  };
  await objects.put(key, Buffer.from(`${JSON.stringify(pointer, null, 1)}\n`), {
    ifGenerationMatch: current?.generation ?? 0,
  });
}

/** The member of a card that the chosen one is compared with: the league's average, or the constant. */
const yardsticks = ['league_average', 'constant'];

/** Enters a version into the registry table. The row is written once and offered again by every repetition, which changes nothing. */
export async function registerPlayerModel(
  objects: ObjectStore,
  warehouse: Warehouse,
  card: ModelCard,
  run: { runId: string; now: string },
): Promise<void> {
  const keys = playerModelKeys(card.model_system, card.model_version);
  if ((await objects.head(keys.registry)) === null) {
    const chosen = card.metrics.find(({ member }) => member === card.chosen_member);
    const yardstick = card.metrics.find(({ member }) => yardsticks.includes(member));
    const row = {
      model_system: card.model_system,
      model_version: card.model_version,
      decision: card.decision,
      reason: card.reason,
      trained_through: card.trained_through,
      training_games: card.training_games,
      holdout_games: card.holdout_games,
      engine: card.chosen_member,
      brier: chosen?.brier ?? null,
      brier_constant: yardstick?.brier ?? null,
      brier_elo: null,
      log_loss: chosen?.log_loss ?? null,
      feature_hash: card.feature_hash,
      card_key: keys.card,
      model_key: keys.model,
      trained_at: run.now,
    };
    const lineage = { runId: run.runId, source: 'trainer', knownAt: run.now, ingestedAt: run.now };
    await objects.put(keys.registry, Buffer.from(toNdjson([withLineage(row, lineage)])), {
      ifGenerationMatch: 0,
    });
  }
  await warehouse.load({
    table: qualifiedName(modelRegistry),
    objectKeys: [keys.registry],
    mode: { kind: 'merge' },
  });
}
