import type { ModelCard } from '../../schemas/models.ts';
import {
  compareForecasts,
  differenceText,
  marginStandardErrorsOf,
} from '../../shared/models/game-outcome/compare-forecasts.ts';
import { outcomeOf } from '../../shared/models/game-outcome/fit-members.ts';
import { memberProbability } from '../../shared/models/game-outcome/outcome-member.ts';
import type { TrainedGameOutcome } from '../../shared/models/game-outcome/train-game-outcome.ts';
import type { TrainerSettings } from './config.ts';
import type { Champion } from './read-champion.ts';

/** Whether the challenger is served, and why in a sentence. */
export type Judgement = Pick<ModelCard, 'decision' | 'reason'>;

/**
 * The challenger earns it when it beats the champion on held-out games that neither was fitted to: the challenger as it was judged,
 * without the holdout; the champion on the dates after its own last training date. Too few such games, or a tie: the champion stays.
 */
export function judgeChallenger(
  champion: Champion | null,
  challenger: TrainedGameOutcome,
  settings: TrainerSettings,
): Judgement {
  if (champion === null) return { decision: 'deployed', reason: `first model; ${challenger.reason}` };
  const { model, pointer, problem } = champion;
  if (model === null) {
    return {
      decision: 'deployed',
      reason: `the current model ${pointer.model_version} cannot be used (${problem}); ${challenger.reason}`,
    };
  }
  const unseen = challenger.holdout.filter((game) => game.date > model.trainedThrough);
  const seen = challenger.holdout.length - unseen.length;
  const sample = `${unseen.length} held-out games that neither has seen${
    seen === 0 ? '' : ` (${model.version} was trained on the other ${seen})`
  }`;
  if (unseen.length < settings.comparisonGamesMin) {
    return {
      decision: 'kept',
      reason: `${model.version} stays: only ${sample}; ${settings.comparisonGamesMin} are needed`,
    };
  }
  const { brier, logLoss, candidateWins } = compareForecasts(
    unseen.map((game) => memberProbability(challenger.judged, game.vector)),
    unseen.map((game) => memberProbability(model.member, game.vector)),
    unseen.map(outcomeOf),
    marginStandardErrorsOf(
      challenger.judged.name,
      model.member.name,
      settings.training.treesMarginStandardErrors,
    ),
  );
  const measured = `Brier ${differenceText(brier)}, log loss ${differenceText(logLoss)} on ${sample}`;
  return candidateWins
    ? { decision: 'deployed', reason: `better than ${model.version}: ${measured}; ${challenger.reason}` }
    : { decision: 'kept', reason: `${model.version} stays: the challenger is not better: ${measured}` };
}
