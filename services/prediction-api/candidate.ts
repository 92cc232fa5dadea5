import { asHanksTankError } from '../../shared/domain/errors.ts';
import { gameOutcome } from '../../shared/models/game-outcome/index.ts';
import type { GameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import { systemOfVariant, type Variant } from '../../shared/models/game-outcome/system-id.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { readCandidatePointer } from '../../shared/runtime/models/move-pointer.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';

/** The model that runs beside the current one, or null; `problem` says why a named one does not. */
export interface Candidate {
  model: GameOutcomeModel | null;
  problem: string | null;
}

/** No candidate. */
export const noCandidate: Candidate = { model: null, problem: null };

/** The candidate that the pointer of a variant names. One that cannot be used is left out and named: what is served must not suffer from it. */
export async function readCandidate(objects: ObjectStore, variant: Variant): Promise<Candidate> {
  let version = 'unknown';
  try {
    const pointer = await readCandidatePointer(objects, systemOfVariant(variant), null);
    if (pointer === null) return noCandidate;
    version = pointer.model_version;
    const text = (await getObject(objects, pointer.model)).toString();
    return { model: gameOutcome.readModel(text), problem: null };
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class !== 'contract') throw error;
    return { model: null, problem: `candidate ${version} cannot be used (${error.code})` };
  }
}

/**
 * The candidate for a slate: only beside a model that may speak itself, not when it is the same, and not when it knows the slate's
 * results.
 */
export function candidateForSlate(
  { model: candidate }: Candidate,
  current: GameOutcomeModel | null,
  slateDate: string,
): GameOutcomeModel | null {
  if (candidate === null || current === null || candidate.version === current.version) return null;
  return candidate.trainedThrough < slateDate ? candidate : null;
}
