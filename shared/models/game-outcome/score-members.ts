import type { MemberMetrics } from '../../../schemas/models.ts';
import { pairedDifference } from '../../domain/statistics/paired-difference.ts';
import {
  accuracy,
  areaUnderCurve,
  brierLosses,
  brierScore,
  expectedCalibrationError,
  logLoss,
} from '../../domain/statistics/probability-scores.ts';
import { compareForecasts, differenceText, marginStandardErrorsOf } from './compare-forecasts.ts';
import type { MemberName } from './outcome-member.ts';

/** What a member said about the held-out games, in their order. */
export interface MemberForecast<Name extends string = string> {
  member: Name;
  probabilities: number[];
}

/** The member that is served, and why in a sentence. */
export interface MemberChoice {
  member: MemberName;
  reason: string;
}

/** Goes through the members, simplest first; a more complex one is taken only when it beats the one taken so far. */
export function chooseMember(
  forecasts: readonly [MemberForecast<MemberName>, ...MemberForecast<MemberName>[]],
  outcomes: readonly number[],
  treesMarginStandardErrors: number,
): MemberChoice {
  let [chosen] = forecasts;
  const reasons: string[] = [];
  for (const forecast of forecasts.slice(1)) {
    const margin = marginStandardErrorsOf(forecast.member, chosen.member, treesMarginStandardErrors);
    const { brier, logLoss, candidateWins } = compareForecasts(
      forecast.probabilities,
      chosen.probabilities,
      outcomes,
      margin,
    );
    const rule =
      margin === 0
        ? 'Elo plus a shrunken correction: a lower mean is enough'
        : `${margin} standard errors are needed`;
    reasons.push(
      `${forecast.member} ${candidateWins ? 'beats' : 'does not beat'} ${chosen.member} ` +
        `(Brier ${differenceText(brier)}, log loss ${differenceText(logLoss)}; ${rule})`,
    );
    if (candidateWins) chosen = forecast;
  }
  return {
    member: chosen.member,
    reason: `${chosen.member} on ${outcomes.length} held-out games: ${reasons.join(', ')}`,
  };
}

/** The card's metrics of every member on the same games, with paired differences to the chosen one. */
export function scoreForecasts(
  forecasts: readonly MemberForecast[],
  chosen: MemberForecast,
  outcomes: readonly number[],
): MemberMetrics[] {
  const chosenLosses = brierLosses(chosen.probabilities, outcomes);
  return forecasts.map(({ member, probabilities }) => {
    const difference = pairedDifference(brierLosses(probabilities, outcomes), chosenLosses);
    return {
      member,
      games: outcomes.length,
      brier: brierScore(probabilities, outcomes),
      log_loss: logLoss(probabilities, outcomes),
      // No ranking exists when all outcomes are equal: as good as a coin.
      auc: areaUnderCurve(probabilities, outcomes) ?? 0.5,
      accuracy: accuracy(probabilities, outcomes),
      calibration_error: expectedCalibrationError(probabilities, outcomes),
      brier_minus_chosen: difference.mean,
      brier_minus_chosen_standard_error: difference.standardError ?? 0,
    };
  });
}
