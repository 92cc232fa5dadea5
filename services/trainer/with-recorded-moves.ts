import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { recordMoves } from '../../shared/runtime/models/record-moves.ts';
import type { StageHandler } from '../../shared/runtime/stage-types.ts';

/** A handler of the trainer after which the moves of the pointers of these systems are in the warehouse, whoever made them. */
export const withRecordedMoves =
  <Dependencies extends { objects: ObjectStore; warehouse: Warehouse }>(
    own: StageHandler<'features.created', Dependencies>,
    systems: readonly string[],
  ): StageHandler<'features.created', Dependencies> =>
  async (data, dependencies, context) => {
    const result = await own(data, dependencies, context);
    if (data.slate !== null)
      for (const system of systems) await recordMoves(dependencies.objects, dependencies.warehouse, system);
    return result;
  };
