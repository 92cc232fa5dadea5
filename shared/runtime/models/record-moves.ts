import {
  type ModelPointer,
  modelPointerKey,
  modelPointerSchema,
  movesKeys,
} from '../../../schemas/models.ts';
import { modelMoves } from '../../../schemas/tables/predictions.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import { withLineage } from '../../domain/lineage.ts';
import type { ObjectStore } from '../../ports/objects.ts';
import type { Warehouse } from '../../ports/warehouse.ts';
import { toNdjson } from '../object-reference.ts';
import { readPointer } from '../read-pointer.ts';

/** The moves that a pointer remembers, as rows. Nothing of now is in them: the same pointer gives the same bytes. */
function rowsOf({ model_system, run_id, changes }: ModelPointer) {
  return changes.map(({ changed_at, changed_by, ...change }) =>
    modelMoves.row.parse(
      withLineage(
        { model_system, moved_at: changed_at, moved_by: changed_by, ...change },
        { runId: run_id, source: 'pointer', knownAt: changed_at, ingestedAt: changed_at },
      ),
    ),
  );
}

const textAt = async (objects: ObjectStore, key: string): Promise<string | null> =>
  (await objects.head(key)) === null ? null : (await objects.get(key)).toString();

/**
 * Brings the moves of a pointer into `mlb_predictions.model_moves`. Pointer and memory are one write, so the pointer is the outbox: whoever
 * was killed after it is made good by the next call, and a move that is there is there once. What was recorded is remembered beside the
 * pointer, so that a night without a move costs no load. Throws OBJECT_CORRUPT for a damaged pointer.
 */
export async function recordMoves(
  objects: ObjectStore,
  warehouse: Warehouse,
  modelSystem: string,
): Promise<void> {
  const current = await readPointer(objects, modelPointerKey(modelSystem), modelPointerSchema);
  if (current === null || current.pointer.changes.length === 0) return;
  const { offered, recorded } = movesKeys(modelSystem);
  const text = toNdjson(rowsOf(current.pointer));
  if ((await textAt(objects, recorded)) === text) return;
  await objects.put(offered, Buffer.from(text));
  await warehouse.load({
    table: qualifiedName(modelMoves),
    objectKeys: [offered],
    mode: { kind: 'merge' },
  });
  await objects.put(recorded, Buffer.from(text));
}
