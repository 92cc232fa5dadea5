import { type PairedDifference, pairedDifference } from '../../domain/statistics/paired-difference.ts';
import {
  areaUnderCurve,
  brierLosses,
  brierScore,
  expectedCalibrationError,
  logLoss,
} from '../../domain/statistics/probability-scores.ts';
import type { BacktestedBatter } from './backtest-batters.ts';
import { type BatterOutcome, batterOutcomes } from './batter-outcomes.ts';

/** How good the forecasts of an outcome are. */
export interface BatterScore {
  outcome: BatterOutcome;
  atLeast: 1 | 2;
  batters: number;
  rate: number;
  brier: number;
  logLoss: number;
  areaUnderCurve: number | null;
  calibrationError: number;
  /** Brier minus that of the constant; null for at least two, which has none. */
  againstConstant: PairedDifference | null;
}

/** Scores by outcome, for at least one and at least two; empty without batters. Never by absolute error: "none" would win. */
export function scoreBatters(batters: readonly BacktestedBatter[]): BatterScore[] {
  if (batters.length === 0) return [];
  return batterOutcomes.flatMap((outcome) =>
    ([1, 2] as const).map((atLeast) => {
      const happened = batters.map(({ counts }) => Number(counts[outcome] >= atLeast));
      const forecasts = batters.map(({ forecasts: own }) =>
        atLeast === 1 ? own[outcome].atLeastOne : own[outcome].atLeastTwo,
      );
      const constants = batters.map(({ constants: own }) => own[outcome]);
      return {
        outcome,
        atLeast,
        batters: batters.length,
        rate: happened.reduce((sum, value) => sum + value, 0) / happened.length,
        brier: brierScore(forecasts, happened),
        logLoss: logLoss(forecasts, happened),
        areaUnderCurve: areaUnderCurve(forecasts, happened),
        calibrationError: expectedCalibrationError(forecasts, happened),
        againstConstant:
          atLeast === 1
            ? pairedDifference(brierLosses(forecasts, happened), brierLosses(constants, happened))
            : null,
      };
    }),
  );
}
