import type { MemberCalibration } from '../../../schemas/models.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { logOdds } from '../../domain/statistics/log-odds.ts';
import { calibrationBins } from '../../domain/statistics/probability-scores.ts';
import { type Coefficient, fitSmallLogistic } from '../../domain/statistics/small-logistic.ts';
import type { Platt } from './platt.ts';

/** Log odds of the outcome on those of the forecast: slope 1 and intercept 0 are calibrated. null when it cannot be told. */
export function calibrationLine(
  probabilities: readonly number[],
  outcomes: readonly number[],
): { intercept: Coefficient; slope: Coefficient } | null {
  const column = probabilities.map((probability) => logOdds(probability));
  if (column.every((value) => value === column[0])) return null;
  try {
    const [intercept, slope] = fitSmallLogistic([column], outcomes);
    return intercept === undefined || slope === undefined ? null : { intercept, slope };
  } catch (error) {
    // Forecasts that tell every result, or nearly, have no line.
    if (error instanceof HanksTankError) return null;
    throw error;
  }
}

/** When a correction is worth its own noise. */
export interface PlattRule {
  /** Fewer forecasts than about a season's bend more than they mend. */
  gamesMin: number;
  /** Standard errors by which the slope must differ from 1. */
  standardErrors: number;
}

/**
 * The reliability of forecasts that were made before their games, and Platt's correction where the slope asks for one. Never isotonic: at this size it
 * made every forecast worse that it was tried on.
 */
export function calibrationOf(
  probabilities: readonly number[],
  outcomes: readonly number[],
  { gamesMin, standardErrors }: PlattRule,
): { calibration: MemberCalibration; platt: Platt | null } {
  const line = calibrationLine(probabilities, outcomes);
  const isBent =
    line !== null &&
    probabilities.length >= gamesMin &&
    line.slope.value > 0 &&
    Math.abs(line.slope.value - 1) > standardErrors * line.slope.standardError;
  const platt = isBent ? { slope: line.slope.value, intercept: line.intercept.value } : null;
  return {
    platt,
    calibration: {
      games: probabilities.length,
      slope: line?.slope.value ?? null,
      slope_standard_error: line?.slope.standardError ?? null,
      intercept: line?.intercept.value ?? null,
      intercept_standard_error: line?.intercept.standardError ?? null,
      bins: calibrationBins(probabilities, outcomes).map((bin) => ({
        lower: bin.lower,
        upper: bin.upper,
        games: bin.count,
        mean_probability: bin.meanProbability,
        observed_rate: bin.observedRate,
      })),
      platt,
    },
  };
}
