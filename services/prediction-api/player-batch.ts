import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import type { MemberBreakers } from '../../shared/runtime/member-breakers.ts';
import type { StageCheck } from '../../shared/runtime/stage-types.ts';

/** The slate whose players are predicted. */
export interface SlateOfPlayers {
  objects: ObjectStore;
  warehouse: Warehouse;
  slateDate: string;
  breakers: MemberBreakers;
}

/** What a system says of the players of a slate: rows of its table. */
export interface PlayerBatch {
  rows: readonly ({ cutoff_at: string } & object)[];
  /** Version of the model; null where none spoke. */
  version: string | null;
  checks: readonly StageCheck[];
}
