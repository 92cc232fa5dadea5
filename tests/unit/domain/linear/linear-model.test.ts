import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyInverseLink,
  explainLinear,
  predictLinear,
  readLinearModel,
} from '../../../../shared/domain/linear/linear-model.ts';
import { fitLogisticRegression } from '../../../../shared/domain/linear/logistic-regression.ts';
import { syntheticRows } from '../../../support/synthetic-rows.ts';

describe('a linear model', () => {
  const data = syntheticRows('binary:logistic', 200, 4, 2);
  const { model } = fitLogisticRegression(data, { lambda: 10 });

  it('has contributions that add up to its score with the intercept', () => {
    const value = fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(value, { minLength: 4, maxLength: 4 }), (row) => {
        const { score, intercept, contributions, missingCount } = explainLinear(model, row);
        expect(contributions.reduce((sum, one) => sum + one, intercept)).toBeCloseTo(score, 12);
        expect(missingCount).toBe(row.filter(Number.isNaN).length);
        expect(predictLinear(model, row)).toBe(applyInverseLink('logit', score));
      }),
    );
  });

  it('survives JSON and refuses damage', () => {
    expect(readLinearModel(JSON.stringify(model))).toEqual(model);
    const malformed = expect.objectContaining({ code: 'MODEL_MALFORMED' });
    expect(() => readLinearModel('{')).toThrow(malformed);
    expect(() => readLinearModel(JSON.stringify({ ...model, coefficients: [1] }))).toThrow(malformed);
    expect(() => readLinearModel(JSON.stringify({ ...model, link: 'probit' }))).toThrow(malformed);
    const short = { ...model, standardiser: { ...model.standardiser, means: [1] } };
    expect(() => readLinearModel(JSON.stringify(short))).toThrow(malformed);
  });

  it('refuses a row of another length', () => {
    expect(() => predictLinear(model, [1, 2])).toThrow(
      expect.objectContaining({ code: 'MODEL_FEATURES_MISMATCH' }),
    );
  });
});
