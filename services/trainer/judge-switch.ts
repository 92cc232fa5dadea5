import { expectedCalibrationError } from '../../shared/domain/statistics/probability-scores.ts';
import { calibrationLine } from '../../shared/models/game-outcome/calibration.ts';
import { differenceText, isSimpler } from '../../shared/models/game-outcome/compare-forecasts.ts';
import type { MemberName } from '../../shared/models/game-outcome/outcome-member.ts';
import {
  commonForecasts,
  compareMembers,
  type MemberForecast,
} from '../../shared/models/game-outcome/score-members.ts';
import type { TrainerSettings } from './config.ts';

/** Whether another member takes over, and why or why not. */
export interface SwitchVerdict {
  isEarned: boolean;
  reason: string;
}

/** Standard errors of a true difference that is found, at two standard errors, in 8 cases of 10: 2 + the 80th percentile of the normal distribution. */
const STANDARD_ERRORS_FOUND = 2.84;

const thousands = (count: number): string => count.toLocaleString('en-US');

/** What difference the games that there are could show. */
const powerText = (standardError: number | null): string =>
  standardError === null
    ? 'they show no difference of any size'
    : `a true difference of ${(STANDARD_ERRORS_FOUND * standardError).toFixed(4)} is found in 8 of 10 cases`;

/** Why a candidate can be taken at its word less than the incumbent; null when it cannot be told apart. */
function calibrationProblem(
  candidate: readonly number[],
  incumbent: readonly number[],
  outcomes: readonly number[],
  tolerance: number,
): string | null {
  const [error, before] = [candidate, incumbent].map((own) => expectedCalibrationError(own, outcomes));
  if (error !== undefined && before !== undefined && error > before + tolerance)
    return `its calibration error is ${error.toFixed(4)}, not ${before.toFixed(4)}`;
  const [slope, slopeBefore] = [candidate, incumbent].map((own) => calibrationLine(own, outcomes)?.slope);
  if (slope === undefined || slopeBefore === undefined) return null;
  const [distance, distanceBefore] = [slope, slopeBefore].map(({ value }) => Math.abs(value - 1));
  const isBent = (distance ?? 0) > 2 * slope.standardError && (distance ?? 0) > (distanceBefore ?? 0);
  return isBent
    ? `its calibration slope is ${slope.value.toFixed(2)}, not ${slopeBefore.value.toFixed(2)}`
    : null;
}

/**
 * Another member takes over on thousands of games that both forecast before they learned them: a less simple one when its mean Brier score is lower by
 * more than two standard errors, a simpler one when it is no higher; never with a worse calibration.
 */
export function judgeSwitch(
  candidate: MemberForecast<MemberName>,
  incumbent: MemberForecast<MemberName>,
  outcomes: readonly number[],
  settings: TrainerSettings,
): SwitchVerdict {
  const { switchGamesMin, switchMarginStandardErrors, calibrationErrorTolerance } = settings;
  const simpler = isSimpler(candidate.member, incumbent.member);
  const { brier } = compareMembers(candidate, incumbent, outcomes, 0);
  const measured = `Brier ${differenceText(brier)} on ${thousands(brier.count)} paired games, with which ${powerText(brier.standardError)}`;
  const not = (why: string): SwitchVerdict => ({
    isEarned: false,
    reason: `${candidate.member} does not replace ${incumbent.member}: ${why}; ${measured}`,
  });
  const missing = switchGamesMin - brier.count;
  if (missing > 0)
    return not(`${thousands(missing)} of ${thousands(switchGamesMin)} paired games are missing`);
  const margin = simpler ? 0 : switchMarginStandardErrors * (brier.standardError ?? Number.POSITIVE_INFINITY);
  if (simpler ? brier.mean > 0 : !(brier.mean + margin < 0))
    return not(
      simpler
        ? 'it is simpler, but not as good'
        : `it is not better by ${switchMarginStandardErrors} standard errors`,
    );
  const common = commonForecasts([candidate, incumbent], outcomes);
  const [own, theirs] = common.forecasts.map(({ probabilities }) => probabilities);
  const problem = calibrationProblem(own ?? [], theirs ?? [], common.outcomes, calibrationErrorTolerance);
  if (problem !== null) return not(problem);
  return {
    isEarned: true,
    reason: `${candidate.member} replaces ${incumbent.member}: ${simpler ? 'simpler and no worse' : 'better'}; ${measured}`,
  };
}
