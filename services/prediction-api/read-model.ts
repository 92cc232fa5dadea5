import { type ModelPointer, modelPointerKey, modelPointerSchema } from '../../schemas/models.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { gameOutcome } from '../../shared/models/game-outcome/index.ts';
import type { GameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import { readPointer } from '../../shared/runtime/read-pointer.ts';

/** What answers: the current model, or Elo with the reason why no model does. */
export interface ServedModel {
  model: GameOutcomeModel | null;
  pointer: ModelPointer | null;
  /** Null while the current model is served, or while there is none yet. */
  problem: string | null;
}

/** The current model. One that cannot be used is refused and named; Elo answers until a usable one is promoted. */
export async function readServedModel(objects: ObjectStore): Promise<ServedModel> {
  const stored = await readPointer(objects, modelPointerKey(gameOutcome.id), modelPointerSchema);
  if (stored === null) return { model: null, pointer: null, problem: null };
  const { pointer } = stored;
  try {
    const text = (await getObject(objects, pointer.model)).toString();
    return { model: gameOutcome.readModel(text), pointer, problem: null };
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class !== 'contract') throw error;
    return {
      model: null,
      pointer,
      problem: `model ${pointer.model_version} cannot be used (${error.code}): Elo answers`,
    };
  }
}

/** The model for a slate: one that was trained on the slate's own games, or later ones, knows their results and must not speak. */
export function modelForSlate(
  served: ServedModel,
  slateDate: string,
): { model: GameOutcomeModel | null; warning: string | null } {
  const { model, problem } = served;
  if (model === null || model.trainedThrough < slateDate) return { model, warning: problem };
  return {
    model: null,
    warning: `model ${model.version} was trained on games through ${model.trainedThrough}, so it knows the slate of ${slateDate}: Elo answers`,
  };
}
