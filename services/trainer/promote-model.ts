import type { ModelCard } from '../../schemas/models.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { moveCurrentPointer } from '../../shared/runtime/models/move-pointer.ts';
import type { Champion } from './read-champion.ts';

/** Makes a stored version the current one. Throws PRECONDITION_FAILED when somebody else promoted in between. */
export async function promoteModel(
  objects: ObjectStore,
  card: ModelCard,
  champion: Champion | null,
  run: { runId: string; at: string; by: string },
): Promise<void> {
  if (champion?.pointer.model_version === card.model_version) return;
  await moveCurrentPointer(objects, card, champion, { ...run, action: 'deployed', reason: card.reason });
}
