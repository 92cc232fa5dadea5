import { type ModelPointer, modelPointerKey, modelPointerSchema } from '../../schemas/models.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { gameOutcome } from '../../shared/models/game-outcome/index.ts';
import type { GameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import { systemOfVariant, type Variant } from '../../shared/models/game-outcome/system-id.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import { readPointer } from '../../shared/runtime/read-pointer.ts';

/** What answers for a variant: its current model, or the reason why it does not. */
export interface ServedModel {
  variant: Variant;
  model: GameOutcomeModel | null;
  pointer: ModelPointer | null;
  /** Null while the current model is served, or while there is none yet. */
  problem: string | null;
}

/** Nothing was promoted yet. */
export const noModel = (variant: Variant): ServedModel => ({
  variant,
  model: null,
  pointer: null,
  problem: null,
});

/** What answers in place of a variant's model. */
const instead = (variant: Variant): string =>
  variant === 'no_market' ? 'Elo answers' : 'nothing is said with the opening line';

/** The current model of a variant. One that cannot be used is refused and named; something simpler answers until a usable one is promoted. */
export async function readServedModel(objects: ObjectStore, variant: Variant): Promise<ServedModel> {
  const stored = await readPointer(objects, modelPointerKey(systemOfVariant(variant)), modelPointerSchema);
  if (stored === null) return noModel(variant);
  const { pointer } = stored;
  try {
    const text = (await getObject(objects, pointer.model)).toString();
    return { variant, model: gameOutcome.readModel(text), pointer, problem: null };
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class !== 'contract') throw error;
    return {
      variant,
      model: null,
      pointer,
      problem: `model ${pointer.model_version} cannot be used (${error.code}): ${instead(variant)}`,
    };
  }
}

/** The model for a slate: one that was trained on the slate's own games, or later ones, knows their results and must not speak. */
export function modelForSlate(
  served: ServedModel,
  slateDate: string,
): { model: GameOutcomeModel | null; warning: string | null } {
  const { variant, model, problem } = served;
  if (model === null || model.trainedThrough < slateDate) return { model, warning: problem };
  return {
    model: null,
    warning: `model ${model.version} was trained on games through ${model.trainedThrough}, so it knows the slate of ${slateDate}: ${instead(variant)}`,
  };
}
