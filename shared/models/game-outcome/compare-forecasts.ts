import { type PairedDifference, pairedDifference } from '../../domain/statistics/paired-difference.ts';
import { brierLosses, logLosses } from '../../domain/statistics/probability-scores.ts';
import { type MemberName, memberNames } from './outcome-member.ts';

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

/** Members that start from nothing instead of correcting Elo, or may move the line by any amount. */
const FREE_MEMBERS: readonly MemberName[] = ['trees', 'blend', 'open_line_move'];

/**
 * By how many standard errors a candidate must win. Only trees, the blend and the moved line in place of something simpler need a margin: Elo and the logistic
 * member are the same forecast but for a correction that its penalty holds back, and so are the opening line and the one that half rests on it; the
 * others are free to be wrong by any amount.
 */
export const marginStandardErrorsOf = (
  candidate: MemberName,
  incumbent: MemberName,
  marginStandardErrors: number,
): number => (FREE_MEMBERS.includes(candidate) && isSimpler(incumbent, candidate) ? marginStandardErrors : 0);

/** Whether a member is simpler than another. */
export const isSimpler = (left: MemberName, right: MemberName): boolean =>
  memberNames.indexOf(left) < memberNames.indexOf(right);

/** `-.0031 ± .0019`: a paired difference as text. */
export const differenceText = ({ mean, standardError }: PairedDifference): string =>
  `${mean.toFixed(4)} ± ${(standardError ?? 0).toFixed(4)}`;
