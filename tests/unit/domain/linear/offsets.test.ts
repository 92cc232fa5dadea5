import { describe, expect, it } from 'vitest';
import type { LinearDataset } from '../../../../shared/domain/linear/linear-dataset.ts';
import {
  applyInverseLink,
  explainLinear,
  predictLinear,
} from '../../../../shared/domain/linear/linear-model.ts';
import { fitLogisticRegression } from '../../../../shared/domain/linear/logistic-regression.ts';
import { fitPoissonRegression } from '../../../../shared/domain/linear/poisson-regression.ts';
import { fitRidgeRegression } from '../../../../shared/domain/linear/ridge-regression.ts';
import { standardiseInto } from '../../../../shared/domain/linear/standardiser.ts';
import { invalidFeatures, linearDataset } from '../../../support/linear-data.ts';
import { syntheticRows } from '../../../support/synthetic-rows.ts';

/** The same rows with a known part of their score. */
const withOffsets = (data: LinearDataset, offsets: number[]): LinearDataset => ({ ...data, offsets });

describe('a known part of the score', () => {
  const rows = [0, 0, 0, 0, 1, 1, 1, 1, 1].map((group) => [group]);
  const labels = [1, 0, 0, 0, 1, 1, 1, 0, 0];

  it('of the same amount in every row only moves the intercept of a logistic regression', () => {
    const plain = fitLogisticRegression(linearDataset(rows, labels), { lambda: 2 }).model;
    const moved = fitLogisticRegression(
      withOffsets(
        linearDataset(rows, labels),
        rows.map(() => 0.7),
      ),
      { lambda: 2 },
    ).model;
    expect(moved.coefficients[0]).toBeCloseTo(plain.coefficients[0] ?? Number.NaN, 9);
    expect(moved.intercept).toBeCloseTo(plain.intercept - 0.7, 9);
  });

  it('that is the truth already leaves nothing to a logistic regression', () => {
    const truth = rows.map(([group]) => (group === 0 ? Math.log(1 / 3) : Math.log(3 / 2)));
    const { model, convergence } = fitLogisticRegression(withOffsets(linearDataset(rows, labels), truth), {
      lambda: 0,
    });
    expect(convergence.converged).toBe(true);
    expect(model.coefficients[0]).toBeCloseTo(0, 9);
    expect(model.intercept).toBeCloseTo(0, 9);
  });

  it('enters the penalised likelihood exactly: it is flat where the fit stands, intercept and all', () => {
    const data = syntheticRows('binary:logistic', 500, 4, 21);
    const offsets = Array.from({ length: data.rowCount }, (_, row) => Math.sin(row));
    const { model, convergence } = fitLogisticRegression(
      { ...data, offsets },
      { lambda: 30, interceptLambda: 200 },
    );
    expect(convergence.converged).toBe(true);
    const sums = new Float64Array(5);
    for (let row = 0; row < data.rowCount; row += 1) {
      const values = data.features.slice(row * 4, row * 4 + 4);
      const probability = applyInverseLink('logit', (offsets[row] ?? 0) + explainLinear(model, values).score);
      const residual = (data.labels[row] ?? 0) - probability;
      const standardised = new Float64Array(4);
      standardiseInto(model.standardiser, values, 0, standardised, 0);
      for (const [column, value] of [...standardised, 1].entries()) {
        sums[column] = (sums[column] ?? 0) + residual * value;
      }
    }
    for (const [column, coefficient] of model.coefficients.entries()) {
      expect(sums[column]).toBeCloseTo(30 * coefficient, 6);
    }
    expect(sums[4]).toBeCloseTo(200 * model.intercept, 6);
  });

  it('is all that remains under a strong penalty, of the intercept too', () => {
    const { model } = fitLogisticRegression(
      withOffsets(
        linearDataset(rows, labels),
        rows.map(() => 0.3),
      ),
      { lambda: 1e12, interceptLambda: 1e12 },
    );
    expect(model.coefficients[0]).toBeCloseTo(0, 9);
    expect(model.intercept).toBeCloseTo(0, 9);
  });

  it('is an exposure of counts: a logarithm as the offset gives rates', () => {
    const exposure = [1, 2, 4, 1, 3];
    const groups = [[0], [0], [0], [1], [1]];
    const counts = [2, 5, 7, 3, 9];
    const { model } = fitPoissonRegression(
      withOffsets(linearDataset(groups, counts), exposure.map(Math.log)),
      {
        lambda: 0,
      },
    );
    expect(predictLinear(model, [0])).toBeCloseTo(14 / 7, 8);
    expect(predictLinear(model, [1])).toBeCloseTo(12 / 4, 8);
  });

  it('is taken from the labels of a ridge regression', () => {
    const offsets = [1, -2, 3, 0, 5, 2, 2, 1, 0];
    const model = fitRidgeRegression(withOffsets(linearDataset(rows, labels), offsets), { lambda: 3 });
    const reduced = fitRidgeRegression(
      linearDataset(
        rows,
        labels.map((label, row) => label - (offsets[row] ?? 0)),
      ),
      { lambda: 3 },
    );
    expect(model).toEqual(reduced);
  });

  it('is refused when it is not one finite number a row, and so is a negative penalty of the intercept', () => {
    const fittedWith = (offsets: number[]) => () =>
      fitLogisticRegression(withOffsets(linearDataset(rows, labels), offsets), { lambda: 1 });
    expect(fittedWith([1, 2])).toThrow(invalidFeatures);
    expect(fittedWith(rows.map(() => Number.NaN))).toThrow(invalidFeatures);
    expect(() =>
      fitLogisticRegression(linearDataset(rows, labels), { lambda: 1, interceptLambda: -1 }),
    ).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
