import { type PairedDifference, pairedDifference } from '../../domain/statistics/paired-difference.ts';
import { brierLosses, logLosses } from '../../domain/statistics/probability-scores.ts';
import type { MemberName } from './outcome-member.ts';

/** Two forecasts of the same games: candidate minus incumbent, negative is better. */
export interface ForecastComparison {
  brier: PairedDifference;
  logLoss: PairedDifference;
  candidateWins: boolean;
}

/**
 * The rule of the house, for members and for models alike. The candidate wins when, on the same games, its mean paired Brier
 * difference is negative by more than `marginStandardErrors` of its standard errors, and its log loss is not worse.
 */
export function compareForecasts(
  candidate: readonly number[],
  incumbent: readonly number[],
  outcomes: readonly number[],
  marginStandardErrors: number,
): ForecastComparison {
  const brier = pairedDifference(brierLosses(candidate, outcomes), brierLosses(incumbent, outcomes));
  const logLoss = pairedDifference(logLosses(candidate, outcomes), logLosses(incumbent, outcomes));
  const margin = marginStandardErrors * (brier.standardError ?? Number.POSITIVE_INFINITY);
  return {
    brier,
    logLoss,
    // One game has no standard error: then the margin is no number, and nothing wins.
    candidateWins: brier.mean < 0 && brier.mean + margin < 0 && logLoss.mean <= 0,
  };
}

/**
 * By how many standard errors a candidate must win. Only trees in place of something linear need a margin: Elo and the logistic member
 * are the same forecast but for a correction that its penalty holds back, trees are free to be wrong by any amount.
 */
export const marginStandardErrorsOf = (
  candidate: MemberName,
  incumbent: MemberName,
  treesMarginStandardErrors: number,
): number => (candidate === 'trees' && incumbent !== 'trees' ? treesMarginStandardErrors : 0);

/** `-.0031 ± .0019`: a paired difference as text. */
export const differenceText = ({ mean, standardError }: PairedDifference): string =>
  `${mean.toFixed(4)} ± ${(standardError ?? 0).toFixed(4)}`;
