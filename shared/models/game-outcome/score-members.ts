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
import {
  compareForecasts,
  differenceText,
  type ForecastComparison,
  marginStandardErrorsOf,
} from './compare-forecasts.ts';
import type { MemberName } from './outcome-member.ts';

/** What a member said about games before they were played, in their order; NaN where it had nothing of its own to say. */
export interface MemberForecast<Name extends string = string> {
  member: Name;
  probabilities: number[];
}

/** The member that is served, and why in a sentence. */
export interface MemberChoice {
  member: MemberName;
  reason: string;
}

/** Forecasts of the games of which all of them have one, with those games' outcomes and positions. */
export function commonForecasts<Name extends string>(
  forecasts: readonly MemberForecast<Name>[],
  outcomes: readonly number[],
): { forecasts: MemberForecast<Name>[]; outcomes: number[]; positions: number[] } {
  const positions = outcomes.flatMap((_, position) =>
    forecasts.every(({ probabilities }) => !Number.isNaN(probabilities[position] ?? Number.NaN))
      ? [position]
      : [],
  );
  const at = (values: readonly number[]): number[] =>
    positions.map((position) => values[position] ?? Number.NaN);
  return {
    forecasts: forecasts.map(({ member, probabilities }) => ({ member, probabilities: at(probabilities) })),
    outcomes: at(outcomes),
    positions,
  };
}

/** What one member said of its own. */
export function spokenForecasts(
  forecast: MemberForecast,
  outcomes: readonly number[],
): { probabilities: number[]; outcomes: number[] } {
  const common = commonForecasts([forecast], outcomes);
  return { probabilities: common.forecasts[0]?.probabilities ?? [], outcomes: common.outcomes };
}

/** Goes through the members, simplest first; a more complex one is taken only when it beats the one taken so far, on the games that both forecast. */
export function chooseMember(
  forecasts: readonly [MemberForecast<MemberName>, ...MemberForecast<MemberName>[]],
  outcomes: readonly number[],
  marginStandardErrors: number,
): MemberChoice {
  let [chosen] = forecasts;
  const reasons: string[] = [];
  for (const forecast of forecasts.slice(1)) {
    const margin = marginStandardErrorsOf(forecast.member, chosen.member, marginStandardErrors);
    const { candidateWins, brier, logLoss } = compareMembers(forecast, chosen, outcomes, margin);
    const rule =
      margin === 0
        ? `${chosen.member} with a shrunken correction: a lower mean is enough`
        : `${margin} standard errors are needed`;
    reasons.push(
      `${forecast.member} ${candidateWins ? 'beats' : 'does not beat'} ${chosen.member} ` +
        `(Brier ${differenceText(brier)}, log loss ${differenceText(logLoss)} on ${brier.count}; ${rule})`,
    );
    if (candidateWins) chosen = forecast;
  }
  return {
    member: chosen.member,
    reason: `${chosen.member} on ${outcomes.length} games that were forecast before they were learned: ${reasons.join(', ')}`,
  };
}

/** Compares two members on the games that both forecast. */
export function compareMembers(
  candidate: MemberForecast,
  incumbent: MemberForecast,
  outcomes: readonly number[],
  marginStandardErrors: number,
): ForecastComparison {
  const { forecasts, outcomes: shared } = commonForecasts([candidate, incumbent], outcomes);
  const [left, right] = forecasts.map(({ probabilities }) => probabilities);
  return compareForecasts(left ?? [], right ?? [], shared, marginStandardErrors);
}

/** The card's metrics of every member on the same games, with paired differences to the chosen one. */
export function scoreForecasts(
  forecasts: readonly MemberForecast[],
  chosen: string,
  outcomes: readonly number[],
): MemberMetrics[] {
  const own = forecasts.find(({ member }) => member === chosen);
  const chosenLosses = brierLosses(own?.probabilities ?? [], outcomes);
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
