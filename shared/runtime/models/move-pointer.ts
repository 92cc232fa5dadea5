import type { ObjectReference } from '../../../schemas/events/event-parts.ts';
import {
  candidatePointerKey,
  type ModelCard,
  type ModelPointer,
  type ModelPointerChange,
  modelObjectKeys,
  modelPointerKey,
  modelPointerSchema,
  POINTER_CHANGES_MAX,
} from '../../../schemas/models.ts';
import { sha256 } from '../../domain/checksum.ts';
import type { ObjectStore } from '../../ports/objects.ts';
import { readPointer, type StoredPointer } from '../read-pointer.ts';

/** Who moves a pointer, when and why. */
export interface PointerMove {
  action: ModelPointerChange['action'];
  runId: string;
  at: string;
  by: string;
  reason: string;
}

async function referenceTo(objects: ObjectStore, key: string): Promise<ObjectReference> {
  const bytes = await objects.get(key);
  return { key, sha256: sha256(bytes), bytes: bytes.byteLength, rows: 0 };
}

/** What is known of a version without its card. */
type VersionOfSystem = Pick<ModelCard, 'model_system' | 'model_version' | 'trained_through'>;

async function pointerTo(
  objects: ObjectStore,
  { model_system, model_version, trained_through }: VersionOfSystem,
  before: ModelPointer | null,
  move: PointerMove,
): Promise<ModelPointer> {
  const keys = modelObjectKeys(model_system, model_version);
  const change: ModelPointerChange = {
    action: move.action,
    from_version: before?.model_version ?? null,
    to_version: model_version,
    changed_at: move.at,
    changed_by: move.by,
    reason: move.reason,
  };
  return {
    schema_version: 1,
    model_system,
    model_version,
    trained_through,
    run_id: move.runId,
    model: await referenceTo(objects, keys.model),
    card: await referenceTo(objects, keys.card),
    changes: [...(before?.changes ?? []), change].slice(-POINTER_CHANGES_MAX),
  };
}

const bytesOf = (pointer: ModelPointer): Buffer => Buffer.from(`${JSON.stringify(pointer, null, 1)}\n`);

/**
 * Makes a stored version the current one and remembers the move in the same write. `before` is the pointer that the decision was made
 * on. Throws PRECONDITION_FAILED when somebody else moved it in between, OBJECT_NOT_FOUND when the version is not whole.
 */
export async function moveCurrentPointer(
  objects: ObjectStore,
  version: VersionOfSystem,
  before: StoredPointer<ModelPointer> | null,
  move: PointerMove,
): Promise<ModelPointer> {
  const pointer = await pointerTo(objects, version, before?.pointer ?? null, move);
  await objects.put(modelPointerKey(version.model_system), bytesOf(pointer), {
    ifGenerationMatch: before?.generation ?? 0,
  });
  return pointer;
}

/**
 * What a finished training means for the candidate: a challenger that was kept runs beside the current model from now on; one that was
 * deployed leaves no candidate, as the one before was judged against a model that is gone. Safe to repeat.
 */
export async function settleCandidate(
  objects: ObjectStore,
  card: Pick<ModelCard, keyof VersionOfSystem | 'decision' | 'reason'>,
  run: Pick<PointerMove, 'runId' | 'at' | 'by'>,
): Promise<void> {
  const key = candidatePointerKey(card.model_system);
  if (card.decision === 'deployed') {
    await objects.delete(key);
    return;
  }
  const before = await readPointer(objects, key, modelPointerSchema);
  if (before?.pointer.model_version === card.model_version) return;
  const pointer = await pointerTo(objects, card, before?.pointer ?? null, {
    ...run,
    action: 'named',
    reason: card.reason,
  });
  await objects.put(key, bytesOf(pointer), { ifGenerationMatch: before?.generation ?? 0 });
}

/** Lets a version run beside no model any more, should it be the candidate. Safe to repeat. */
export async function endCandidacy(
  objects: ObjectStore,
  modelSystem: string,
  version: string,
): Promise<void> {
  const candidate = await readCandidatePointer(objects, modelSystem, null);
  if (candidate?.model_version === version) await objects.delete(candidatePointerKey(modelSystem));
}

/** The candidate of a system, or null: none was named, or it is the current model by now. */
export async function readCandidatePointer(
  objects: ObjectStore,
  modelSystem: string,
  currentVersion: string | null,
): Promise<ModelPointer | null> {
  const stored = await readPointer(objects, candidatePointerKey(modelSystem), modelPointerSchema);
  return stored === null || stored.pointer.model_version === currentVersion ? null : stored.pointer;
}
