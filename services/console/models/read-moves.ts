import type { z } from 'zod';
import { modelMoves } from '../../../schemas/tables/predictions.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { recordMoves } from '../../../shared/runtime/models/record-moves.ts';

const moveRow = modelMoves.row.pick({
  moved_at: true,
  action: true,
  from_version: true,
  to_version: true,
  moved_by: true,
  reason: true,
});

/** A move of the pointer to the current model. */
export type RegisteredMove = z.infer<typeof moveRow>;

/** Every move of a system, newest first. What a killed command left unrecorded is recorded first. */
export async function readMoves(
  { objects, warehouse }: { objects: ObjectStore; warehouse: Warehouse },
  system: string,
): Promise<RegisteredMove[]> {
  await recordMoves(objects, warehouse, system);
  const rows = await warehouse.query(
    { file: 'mlb_predictions/model_moves/query.sql' },
    { model_system: { type: 'STRING', value: system } },
  );
  return rows.map((row) => moveRow.parse(row));
}
