import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { putObject } from '../../shared/runtime/object-reference.ts';
import type { SerializedBundle } from './feed-to-bundle.ts';

/** Where a run stages its bundles. */
export interface StagingPlace {
  gameDate: string;
  runId: string;
  attempt: number;
}

/** A staged bundle as the event names it. */
export interface StagedBundle {
  game_pk: number | null;
  dataset: string | null;
  object: ObjectReference;
}

/** Stores a bundle below the immutable folder of its run. It is read once and soon: compressing it would cost more than it saves. */
export async function stageBundle(
  objects: ObjectStore,
  { gamePk, dataset, bytes, rows }: SerializedBundle,
  { gameDate, runId, attempt }: StagingPlace,
): Promise<StagedBundle> {
  const name = gamePk === null ? (dataset ?? 'schedule') : `game_pk=${gamePk}`;
  const key = `staging/game_date=${gameDate}/run=${runId}/attempt=${attempt}/${name}.json`;
  return { game_pk: gamePk, dataset, object: await putObject(objects, key, bytes, rows) };
}
