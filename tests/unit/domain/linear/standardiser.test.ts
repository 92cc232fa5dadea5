import { describe, expect, it } from 'vitest';
import { fitStandardiser, standardiseInto } from '../../../../shared/domain/linear/standardiser.ts';
import { invalidFeatures, linearDataset } from '../../../support/linear-data.ts';

describe('the standardiser', () => {
  it('freezes mean and deviation of the present values and counts the missing ones', () => {
    const frozen = fitStandardiser(
      linearDataset(
        [
          [1, Number.NaN],
          [3, 5],
          [Number.NaN, 7],
        ],
        [0, 0, 0],
      ),
    );
    expect(frozen).toEqual({ means: [2, 6], deviations: [1, 1], missingCounts: [1, 1], rowCount: 3 });
    const target = new Float64Array(2);
    expect(standardiseInto(frozen, [4, Number.NaN], 0, target, 0)).toBe(1);
    expect([...target]).toEqual([2, 0]);
  });

  it('turns constant and wholly missing columns into zeros', () => {
    const frozen = fitStandardiser(
      linearDataset(
        [
          [0.1, Number.NaN],
          [0.1, Number.NaN],
          [0.1, Number.NaN],
        ],
        [0, 0, 0],
      ),
    );
    expect(frozen.deviations).toEqual([0, 0]);
    const target = new Float64Array(2);
    standardiseInto(frozen, [99, 99], 0, target, 0);
    expect([...target]).toEqual([0, 0]);
  });

  it('refuses infinite values in training and in use', () => {
    expect(() => fitStandardiser(linearDataset([[Number.POSITIVE_INFINITY]], [0]))).toThrow(invalidFeatures);
    const frozen = fitStandardiser(linearDataset([[1], [2]], [0, 0]));
    expect(() => standardiseInto(frozen, [Number.NEGATIVE_INFINITY], 0, new Float64Array(1), 0)).toThrow(
      invalidFeatures,
    );
  });
});
