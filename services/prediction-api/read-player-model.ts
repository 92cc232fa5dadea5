import { modelPointerKey, modelPointerSchema } from '../../schemas/models.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import { readPointer } from '../../shared/runtime/read-pointer.ts';

/** The current model of a system of players for a slate, or why there is none to use. */
export interface PlayerModel<Model> {
  model: Model | null;
  /** null while the current model is used, or while there is none yet. */
  problem: string | null;
}

/**
 * The current model of a system. One that cannot be used is refused and named, as is one that was trained on the slate's own games, or later
 * ones: it knows their results.
 */
export async function readPlayerModel<Model extends { trainedThrough: string }>(
  objects: ObjectStore,
  system: { id: string; readModel(text: string): Model },
  slateDate: string,
): Promise<PlayerModel<Model>> {
  const stored = await readPointer(objects, modelPointerKey(system.id), modelPointerSchema);
  if (stored === null) return { model: null, problem: null };
  const { pointer } = stored;
  try {
    const model = system.readModel((await getObject(objects, pointer.model)).toString());
    if (model.trainedThrough < slateDate) return { model, problem: null };
    return {
      model: null,
      problem: `model ${pointer.model_version} was trained on games through ${model.trainedThrough}, so it knows the slate of ${slateDate}`,
    };
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class !== 'contract') throw error;
    return { model: null, problem: `model ${pointer.model_version} cannot be used (${error.code})` };
  }
}
