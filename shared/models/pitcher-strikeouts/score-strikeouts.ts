import {
  absoluteErrors,
  meanAbsoluteError,
  poissonLogLikelihood,
  rootMeanSquaredError,
} from '../../domain/statistics/count-scores.ts';
import { type PairedDifference, pairedDifference } from '../../domain/statistics/paired-difference.ts';
import { brierScore, expectedCalibrationError } from '../../domain/statistics/probability-scores.ts';
import type { BacktestedStart, StrikeoutBacktest } from './backtest-strikeouts.ts';
import { probabilityOver, strikeoutLines } from './strikeout-distribution.ts';
import type { StrikeoutSystemId } from './strikeout-system.ts';

/** How good a system was, on starts that every system forecast. */
export interface StrikeoutScore {
  systemId: StrikeoutSystemId;
  starts: number;
  meanAbsoluteError: number;
  rootMeanSquaredError: number;
  /** Mean forecast minus mean outcome. */
  bias: number;
  /** Mean Poisson log likelihood in nats. */
  logLikelihood: number;
  /** Of P(over the start's own line). */
  overBrier: number;
  overCalibrationError: number;
  /** Of P(over) of every one of `strikeoutLines`. */
  linesBrier: number;
  linesCalibrationError: number;
  /** Absolute error minus that of the chosen system. */
  againstChosen: PairedDifference;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Starts with a known end that every one of some systems forecast: all of them, without an outcome filter. */
const scoredStarts = (
  starts: readonly BacktestedStart[],
  ids: readonly StrikeoutSystemId[],
): { start: BacktestedStart; strikeouts: number }[] =>
  starts.flatMap((start) =>
    start.strikeouts !== null && ids.every((id) => start.means[id] !== undefined)
      ? [{ start, strikeouts: start.strikeouts }]
      : [],
  );

/** Scores of every system on the same starts; empty when no start was forecast by all. */
export function scoreStrikeouts(
  { starts, systemIds, chosen }: Pick<StrikeoutBacktest, 'starts' | 'systemIds' | 'chosen'>,
  season?: number,
): StrikeoutScore[] {
  const ids = systemIds.filter((id) => starts.some(({ means }) => means[id] !== undefined));
  const asked = season === undefined ? starts : starts.filter((start) => start.season === season);
  const rows = scoredStarts(asked, ids);
  if (rows.length === 0) return [];
  const actuals = rows.map(({ strikeouts }) => strikeouts);
  const wentOver = (lineOf: (start: BacktestedStart) => number): number[] =>
    rows.map(({ start, strikeouts }) => Number(strikeouts > lineOf(start)));
  const ownOutcomes = wentOver(({ line }) => line);
  const linesOutcomes = strikeoutLines.flatMap((line) => wentOver(() => line));
  const meansOf = (id: StrikeoutSystemId): number[] => rows.map(({ start }) => start.means[id] ?? 0);
  const reference = ids.includes(chosen) ? chosen : (ids[0] ?? chosen);
  return ids.map((systemId) => {
    const means = meansOf(systemId);
    const overs = (lineOf: (start: BacktestedStart) => number): number[] =>
      rows.map(({ start }) => {
        const distribution = start.distributions[systemId];
        return distribution === undefined ? 0 : probabilityOver(distribution, lineOf(start));
      });
    const own = overs(({ line }) => line);
    const lines = strikeoutLines.flatMap((line) => overs(() => line));
    return {
      systemId,
      starts: rows.length,
      meanAbsoluteError: meanAbsoluteError(means, actuals),
      rootMeanSquaredError: rootMeanSquaredError(means, actuals),
      bias: mean(means) - mean(actuals),
      logLikelihood: poissonLogLikelihood(means, actuals),
      overBrier: brierScore(own, ownOutcomes),
      overCalibrationError: expectedCalibrationError(own, ownOutcomes),
      linesBrier: brierScore(lines, linesOutcomes),
      linesCalibrationError: expectedCalibrationError(lines, linesOutcomes),
      againstChosen: pairedDifference(
        absoluteErrors(means, actuals),
        absoluteErrors(meansOf(reference), actuals),
      ),
    };
  });
}
