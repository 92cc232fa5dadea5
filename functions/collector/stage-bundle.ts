import type { Bundle } from '../../schemas/bundle.ts';
import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { putObject } from '../../shared/runtime/object-reference.ts';

/** Where a run stages its bundles. */
export interface StagingPlace {
  gameDate: string;
  runId: string;
  attempt: number;
}

/** A staged bundle as the event names it. */
export interface StagedBundle {
  game_pk: number | null;
  object: ObjectReference;
}

/** Stores a bundle below the immutable folder of its run. It is read once and soon: compressing it would cost more than it saves. */
export async function stageBundle(
  objects: ObjectStore,
  bundle: Bundle,
  { gameDate, runId, attempt }: StagingPlace,
): Promise<StagedBundle> {
  const name = bundle.game_pk === null ? 'schedule' : `game_pk=${bundle.game_pk}`;
  const key = `staging/game_date=${gameDate}/run=${runId}/attempt=${attempt}/${name}.json`;
  const rows = Object.values(bundle.tables).reduce((sum, table) => sum + table.length, 0);
  return { game_pk: bundle.game_pk, object: await putObject(objects, key, JSON.stringify(bundle), rows) };
}
