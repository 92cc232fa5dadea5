import { type ModelPointer, modelPointerKey, modelPointerSchema } from '../../schemas/models.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { type GameOutcomeModel, readGameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import { readPointer } from '../../shared/runtime/read-pointer.ts';

/** The model that is served now. `model` is null when it cannot be used any more, and `problem` says why. */
export interface Champion {
  pointer: ModelPointer;
  generation: number;
  model: GameOutcomeModel | null;
  problem: string | null;
}

/** The current model of game_outcome, or of a variant of it; null when none was promoted yet. */
export async function readChampion(objects: ObjectStore, system: string): Promise<Champion | null> {
  const stored = await readPointer(objects, modelPointerKey(system), modelPointerSchema);
  if (stored === null) return null;
  try {
    const text = (await getObject(objects, stored.pointer.model)).toString();
    return { ...stored, model: readGameOutcomeModel(text), problem: null };
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    // A model that is damaged, gone or of other features is replaced; a store that is down is not a reason to.
    if (error.class !== 'contract') throw error;
    return { ...stored, model: null, problem: error.code };
  }
}
