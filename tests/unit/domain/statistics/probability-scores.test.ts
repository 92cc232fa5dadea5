import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracy,
  areaUnderCurve,
  brierLosses,
  brierScore,
  calibrationBins,
  expectedCalibrationError,
  LOG_LOSS_CLIP,
  logLoss,
} from '../../../../shared/domain/statistics/probability-scores.ts';

const forecasts = fc.array(
  fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), outcome: fc.constantFrom(0, 1) }),
  { minLength: 1, maxLength: 60 },
);

describe('scores of probabilities', () => {
  it('have their textbook values', () => {
    expect(brierScore([0.8, 0.3], [1, 0])).toBeCloseTo((0.04 + 0.09) / 2, 12);
    expect(logLoss([0.8, 0.3], [1, 0])).toBeCloseTo(-(Math.log(0.8) + Math.log(0.7)) / 2, 12);
    expect(accuracy([0.8, 0.3, 0.6, 0.5], [1, 0, 0, 1])).toBe(2.5 / 4);
    expect(brierScore(new Float32Array([0.5, 0.5]), [1, 0])).toBe(0.25);
  });

  it('keep log loss finite for a certain forecast that is wrong', () => {
    expect(logLoss([0], [1])).toBeCloseTo(-Math.log(LOG_LOSS_CLIP), 10);
    expect(logLoss([1], [0])).toBeCloseTo(-Math.log(LOG_LOSS_CLIP), 10);
  });

  it('refuse unequal lengths, nothing, and values that are no probability or outcome', () => {
    const invalid = expect.objectContaining({ code: 'FEATURES_INVALID' });
    expect(() => brierScore([0.5], [1, 0])).toThrow(invalid);
    expect(() => brierScore([], [])).toThrow(invalid);
    expect(() => brierScore([1.2], [1])).toThrow(invalid);
    expect(() => brierScore([0.5], [0.5])).toThrow(invalid);
    expect(() => logLoss([Number.NaN], [1])).toThrow(invalid);
  });

  it('give one Brier loss per row', () => {
    expect([...brierLosses([1, 0.5], [1, 1])]).toEqual([0, 0.25]);
  });
});

describe('the area under the curve', () => {
  it('is the share of win-loss pairs in the right order, ties half', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            probability: fc.constantFrom(0.1, 0.2, 0.4, 0.7, 0.9),
            outcome: fc.constantFrom(0, 1),
          }),
          { minLength: 1, maxLength: 40 },
        ),
        (rows) => {
          let pairs = 0;
          let right = 0;
          for (const win of rows.filter((row) => row.outcome === 1)) {
            for (const loss of rows.filter((row) => row.outcome === 0)) {
              pairs += 1;
              right +=
                win.probability > loss.probability ? 1 : win.probability === loss.probability ? 0.5 : 0;
            }
          }
          const area = areaUnderCurve(
            rows.map((row) => row.probability),
            rows.map((row) => row.outcome),
          );
          if (pairs === 0) expect(area).toBeNull();
          else expect(area).toBeCloseTo(right / pairs, 10);
        },
      ),
    );
  });
});

describe('calibration', () => {
  it('compares forecast and frequency in ten bins', () => {
    const probabilities = [0.12, 0.18, 0.95, 1];
    const outcomes = [0, 1, 1, 1];
    const bins = calibrationBins(probabilities, outcomes);
    expect(bins.map((bin) => [bin.lower, bin.upper, bin.count, bin.observedRate])).toEqual([
      [0.1, 0.2, 2, 0.5],
      [0.9, 1, 2, 1],
    ]);
    expect(bins[0]?.meanProbability).toBeCloseTo(0.15, 12);
    expect(expectedCalibrationError(probabilities, outcomes)).toBeCloseTo((2 * 0.35 + 2 * 0.025) / 4, 12);
  });

  it('counts every forecast once and never exceeds one', () => {
    fc.assert(
      fc.property(forecasts, (rows) => {
        const probabilities = rows.map((row) => row.probability);
        const outcomes = rows.map((row) => row.outcome);
        const count = calibrationBins(probabilities, outcomes).reduce((sum, bin) => sum + bin.count, 0);
        expect(count).toBe(rows.length);
        expect(expectedCalibrationError(probabilities, outcomes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
