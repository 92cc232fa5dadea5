import { asHanksTankError } from '../../shared/domain/errors.ts';
import {
  type GameOutcomeModelFile,
  readGameOutcomeModel,
  writeGameOutcomeModel,
} from '../../shared/models/game-outcome/model-file.ts';
import type { Judgement } from './judge-challenger.ts';

/** The judgement over a model that the next reader takes; one that it would refuse is kept back, whatever was judged. */
export function onlyIfUsable(judgement: Judgement, file: GameOutcomeModelFile): Judgement {
  try {
    readGameOutcomeModel(writeGameOutcomeModel(file));
    return judgement;
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class !== 'contract') throw error;
    const reason = `it cannot be used (${error.code}): ${judgement.reason}`;
    return { ...judgement, decision: 'kept', reason };
  }
}
