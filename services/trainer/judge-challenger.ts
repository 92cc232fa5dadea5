import type { ModelCard } from '../../schemas/models.ts';
import { modelProbability } from '../../shared/models/game-outcome/answering-model.ts';
import { compareForecasts, differenceText } from '../../shared/models/game-outcome/compare-forecasts.ts';
import type { Examination } from '../../shared/models/game-outcome/examine-games.ts';
import { outcomeOf } from '../../shared/models/game-outcome/fit-members.ts';
import type { GameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import type { MemberName } from '../../shared/models/game-outcome/outcome-member.ts';
import { chooseMember } from '../../shared/models/game-outcome/score-members.ts';
import type { TrainerSettings } from './config.ts';
import { judgeSwitch } from './judge-switch.ts';
import type { Champion } from './read-champion.ts';

/** Which member is fitted to all games, whether it is served, and why in a sentence. */
export interface Judgement extends Pick<ModelCard, 'decision' | 'reason'> {
  member: MemberName;
  /** The member that the forecasts speak for, when it is not the one that is fitted. */
  candidateMember: MemberName | null;
}

/**
 * The first model of a folder is the simplest member within noise. From then on the member stays, fitted anew to newer games, until another one earned
 * its place (`judgeSwitch`); a refit is served unless games that neither has seen speak against it.
 */
export function judgeChallenger(
  champion: Champion | null,
  examination: Examination,
  settings: TrainerSettings,
): Judgement {
  const { candidates, outcomes } = examination;
  const choice = chooseMember(candidates, outcomes, settings.training.treesMarginStandardErrors);
  const first = { decision: 'deployed', member: choice.member, candidateMember: null } as const;
  if (champion === null) return { ...first, reason: `first model; ${choice.reason}` };
  const { model, pointer, problem } = champion;
  if (model === null) {
    return {
      ...first,
      reason: `the current model ${pointer.model_version} cannot be used (${problem}); ${choice.reason}`,
    };
  }
  const [candidate, incumbent] = [choice.member, model.member.name].map((name) =>
    candidates.find(({ member }) => member === name),
  );
  if (incumbent === undefined) {
    return {
      ...first,
      decision: 'kept',
      reason: `${model.version} stays: its member, ${model.member.name}, cannot be fitted again (${examination.gamesWithFacts} games with ratings on history); ${choice.reason}`,
    };
  }
  if (candidate === undefined || candidate === incumbent)
    return judgeRefit(model, incumbent.member, examination, settings);
  const verdict = judgeSwitch(candidate, incumbent, outcomes, settings);
  if (verdict.isEarned) return { ...first, reason: verdict.reason };
  const refit = judgeRefit(model, incumbent.member, examination, settings);
  return { ...refit, candidateMember: candidate.member, reason: `${refit.reason}; ${verdict.reason}` };
}

/**
 * The same member on newer games is no challenger: it is served, unless it is worse by more than two standard errors on held-out games that neither was
 * fitted to. It is judged as it was without the holdout; the champion on the dates after its own last training date.
 */
function judgeRefit(
  model: GameOutcomeModel,
  member: MemberName,
  { holdout, judged }: Examination,
  settings: TrainerSettings,
): Judgement {
  const deployed = (why: string): Judgement => ({
    decision: 'deployed',
    member,
    candidateMember: null,
    reason: `${member} fitted to newer games; ${why}`,
  });
  const unseen = holdout.filter((game) => game.date > model.trainedThrough);
  const refitted = judged.get(member);
  if (refitted === undefined || unseen.length < settings.comparisonGamesMin)
    return deployed(
      `only ${unseen.length} held-out games are new to it and to ${model.version}, ${settings.comparisonGamesMin} would be compared`,
    );
  const { brier } = compareForecasts(
    unseen.map((game) => modelProbability({ member: refitted, platt: null, runs: null }, game)),
    unseen.map((game) => modelProbability(model, game)),
    unseen.map(outcomeOf),
    0,
  );
  const measured = `Brier ${differenceText(brier)} on ${unseen.length} held-out games that neither has seen`;
  const margin = settings.switchMarginStandardErrors * (brier.standardError ?? Number.POSITIVE_INFINITY);
  return brier.mean - margin > 0
    ? {
        ...deployed(''),
        decision: 'kept',
        reason: `${model.version} stays: the same member fitted to newer games is worse than noise: ${measured}`,
      }
    : deployed(`not worse than ${model.version}: ${measured}`);
}
