import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solvePositiveDefinite } from '../../../../shared/domain/linear/cholesky.ts';
import type { LinearDataset } from '../../../../shared/domain/linear/linear-dataset.ts';
import {
  applyInverseLink,
  explainLinear,
  type LinearModel,
  predictLinear,
  readLinearModel,
} from '../../../../shared/domain/linear/linear-model.ts';
import { fitLogisticRegression } from '../../../../shared/domain/linear/logistic-regression.ts';
import { fitPoissonRegression } from '../../../../shared/domain/linear/poisson-regression.ts';
import { fitRidgeRegression } from '../../../../shared/domain/linear/ridge-regression.ts';
import { fitStandardiser, standardiseInto } from '../../../../shared/domain/linear/standardiser.ts';
import { syntheticRows } from '../../../support/synthetic-rows.ts';

const invalid = expect.objectContaining({ code: 'FEATURES_INVALID' });

function dataset(rows: number[][], labels: number[], weights?: number[]): LinearDataset {
  return {
    features: Float64Array.from(rows.flat()),
    rowCount: rows.length,
    featureNames: (rows[0] ?? []).map((_, column) => `feature_${column}`),
    labels,
    weights,
  };
}

/** The same rows with a known part of their score. */
const withOffsets = (data: LinearDataset, offsets: number[]): LinearDataset => ({ ...data, offsets });

/** Each row as often as its weight says. */
function repeated(rows: number[][], labels: number[], weights: number[]): LinearDataset {
  const times = (index: number) => weights[index] ?? 0;
  return dataset(
    rows.flatMap((row, index) => Array.from({ length: times(index) }, () => row)),
    labels.flatMap((label, index) => Array.from({ length: times(index) }, () => label)),
  );
}

function residualSums(model: LinearModel, data: LinearDataset): { perFeature: number[]; intercept: number } {
  const width = data.featureNames.length;
  const perFeature = new Array<number>(width).fill(0);
  let intercept = 0;
  for (let row = 0; row < data.rowCount; row += 1) {
    const values = data.features.slice(row * width, (row + 1) * width);
    const residual = (data.labels[row] ?? 0) - predictLinear(model, values);
    const standardised = new Float64Array(width);
    standardiseInto(model.standardiser, values, 0, standardised, 0);
    intercept += residual;
    for (let column = 0; column < width; column += 1) {
      perFeature[column] = (perFeature[column] ?? 0) + residual * (standardised[column] ?? 0);
    }
  }
  return { perFeature, intercept };
}

describe('the Cholesky solver', () => {
  it('solves a known system and reads the lower triangle only', () => {
    const solution = solvePositiveDefinite(Float64Array.from([4, 99, 2, 3]), Float64Array.from([10, 9]));
    expect(solution?.[0]).toBeCloseTo(1.5, 12);
    expect(solution?.[1]).toBeCloseTo(2, 12);
  });

  it('solves what was multiplied', () => {
    const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(numbers, (values) => {
        const at = (i: number, j: number) => values[i * 4 + j] ?? 0;
        const matrix = new Float64Array(16);
        for (let i = 0; i < 4; i += 1) {
          for (let j = 0; j < 4; j += 1) {
            matrix[i * 4 + j] = [0, 1, 2, 3].reduce((sum, k) => sum + at(i, k) * at(j, k), i === j ? 1 : 0);
          }
        }
        const truth = [1, -2, 3, 0.5];
        const right = truth.map((_, i) =>
          truth.reduce((sum, value, j) => sum + (matrix[i * 4 + j] ?? 0) * value, 0),
        );
        const solution = solvePositiveDefinite(matrix, Float64Array.from(right));
        for (const [i, value] of truth.entries()) expect(solution?.[i]).toBeCloseTo(value, 8);
      }),
    );
  });

  it('says null to a matrix that is not positive definite', () => {
    expect(solvePositiveDefinite(Float64Array.from([1, 0, 1, 1]), Float64Array.from([1, 1]))).toBeNull();
    expect(solvePositiveDefinite(Float64Array.from([Number.NaN]), Float64Array.from([1]))).toBeNull();
  });
});

describe('the standardiser', () => {
  it('freezes mean and deviation of the present values and counts the missing ones', () => {
    const frozen = fitStandardiser(
      dataset(
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
      dataset(
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
    expect(() => fitStandardiser(dataset([[Number.POSITIVE_INFINITY]], [0]))).toThrow(invalid);
    const frozen = fitStandardiser(dataset([[1], [2]], [0, 0]));
    expect(() => standardiseInto(frozen, [Number.NEGATIVE_INFINITY], 0, new Float64Array(1), 0)).toThrow(
      invalid,
    );
  });
});

describe('ridge regression', () => {
  const rows = [
    [1, 2],
    [2, 1],
    [3, 5],
    [4, 3],
    [6, 4],
  ];

  it('recovers a line exactly without a penalty', () => {
    const model = fitRidgeRegression(
      dataset(
        rows,
        rows.map(([a = 0, b = 0]) => 7 + 2 * a - 3 * b),
      ),
      { lambda: 0 },
    );
    expect(predictLinear(model, [10, -1])).toBeCloseTo(30, 9);
  });

  it('shrinks a single feature by n / (n + lambda) and leaves the intercept at the mean', () => {
    const data = dataset([[-1], [1], [-1], [1]], [1, 3, 1, 3]);
    const model = fitRidgeRegression(data, { lambda: 4 });
    expect(model.coefficients[0]).toBeCloseTo(0.5, 12);
    expect(model.intercept).toBeCloseTo(2, 12);
    const flat = fitRidgeRegression(data, { lambda: 1e12 });
    expect(predictLinear(flat, [1])).toBeCloseTo(2, 8);
  });

  it('satisfies its normal equations on noisy rows with missing values', () => {
    const data = syntheticRows('reg:squarederror', 400, 5, 3);
    const model = fitRidgeRegression(data, { lambda: 25 });
    const { perFeature, intercept } = residualSums(model, data);
    expect(intercept).toBeCloseTo(0, 6);
    for (const [column, sum] of perFeature.entries())
      expect(sum).toBeCloseTo(25 * (model.coefficients[column] ?? 0), 6);
  });

  it('counts a weight of two like the same row twice', () => {
    const labels = [1, 4, 2, 6, 3];
    const weights = [1, 2, 1, 3, 1];
    const weighted = fitRidgeRegression(dataset(rows, labels, weights), { lambda: 0 });
    const twice = fitRidgeRegression(repeated(rows, labels, weights), { lambda: 0 });
    expect(predictLinear(weighted, [2, 2])).toBeCloseTo(predictLinear(twice, [2, 2]), 9);
  });

  it('gives a constant column no coefficient, even without a penalty', () => {
    const model = fitRidgeRegression(
      dataset(
        rows.map(([a = 0]) => [a, 5]),
        [1, 2, 3, 4, 6],
      ),
      { lambda: 0 },
    );
    expect(model.coefficients[1]).toBe(0);
    expect(predictLinear(model, [3, 1234])).toBeCloseTo(3, 9);
  });

  it('refuses a negative penalty', () => {
    const wrong = expect.objectContaining({ code: 'CONFIG_INVALID' });
    expect(() => fitRidgeRegression(dataset(rows, [1, 2, 3, 4, 5]), { lambda: -1 })).toThrow(wrong);
  });

  it('refuses dependent columns without a penalty, and data that do not fit together', () => {
    expect(() =>
      fitRidgeRegression(
        dataset(
          rows.map(([a = 0]) => [a, 2 * a]),
          [1, 2, 3, 4, 5],
        ),
        { lambda: 0 },
      ),
    ).toThrow(invalid);
    expect(() => fitRidgeRegression(dataset(rows, [1, 2]), { lambda: 1 })).toThrow(invalid);
    expect(() => fitRidgeRegression(dataset(rows, [1, 2, 3, 4, Number.NaN]), { lambda: 1 })).toThrow(invalid);
    expect(() => fitRidgeRegression(dataset(rows, [1, 2, 3, 4, 5], [1, 1, -1, 1, 1]), { lambda: 1 })).toThrow(
      invalid,
    );
    expect(() => fitRidgeRegression(dataset(rows, [1, 2, 3, 4, 5], [0, 0, 0, 0, 0]), { lambda: 1 })).toThrow(
      invalid,
    );
  });
});

describe('logistic regression', () => {
  it('gives the observed frequency of each group when one feature names the group', () => {
    const rows = [0, 0, 0, 0, 1, 1, 1, 1, 1].map((group) => [group]);
    const { model, convergence } = fitLogisticRegression(dataset(rows, [1, 0, 0, 0, 1, 1, 1, 0, 0]), {
      lambda: 0,
    });
    expect(convergence.converged).toBe(true);
    expect(predictLinear(model, [0])).toBeCloseTo(1 / 4, 9);
    expect(predictLinear(model, [1])).toBeCloseTo(3 / 5, 9);
  });

  it('stands where the penalised likelihood is flat', () => {
    const data = syntheticRows('binary:logistic', 600, 6, 9);
    const { model, convergence } = fitLogisticRegression(data, { lambda: 40 });
    expect(convergence.converged).toBe(true);
    const { perFeature, intercept } = residualSums(model, data);
    expect(intercept).toBeCloseTo(0, 6);
    for (const [column, sum] of perFeature.entries())
      expect(sum).toBeCloseTo(40 * (model.coefficients[column] ?? 0), 6);
  });

  it('counts a weight of two like the same row twice', () => {
    const rows = [[1], [2], [3], [4], [5]];
    const labels = [0, 1, 0, 1, 1];
    const weights = [2, 1, 3, 1, 2];
    const weighted = fitLogisticRegression(dataset(rows, labels, weights), { lambda: 0 });
    const twice = fitLogisticRegression(repeated(rows, labels, weights), { lambda: 0 });
    expect(predictLinear(weighted.model, [2.5])).toBeCloseTo(predictLinear(twice.model, [2.5]), 9);
  });

  it('says why it cannot come to rest on labels that a feature separates', () => {
    const data = dataset([[1], [2], [3], [4]], [0, 0, 1, 1]);
    const { convergence } = fitLogisticRegression(data, { lambda: 0 });
    expect(convergence).toEqual(
      expect.objectContaining({ converged: false, reason: expect.stringMatching(/separate/) }),
    );
    expect(fitLogisticRegression(data, { lambda: 1 }).convergence.converged).toBe(true);
    const cut = fitLogisticRegression(data, { lambda: 1, maxIterations: 1 });
    expect(cut.convergence).toEqual(expect.objectContaining({ converged: false, iterations: 1 }));
  });

  it('never claims convergence when all labels are equal, and still answers with finite numbers', () => {
    const { model, convergence } = fitLogisticRegression(dataset([[1], [2], [3]], [1, 1, 1]), { lambda: 1 });
    expect(convergence.converged).toBe(false);
    expect(predictLinear(model, [2])).toBeGreaterThan(0.99);
  });

  it('refuses labels outside 0..1', () => {
    expect(() => fitLogisticRegression(dataset([[1], [2]], [0, 2]), { lambda: 1 })).toThrow(invalid);
  });
});

describe('Poisson regression', () => {
  it('gives the mean count of each group when one feature names the group', () => {
    const rows = [0, 0, 0, 1, 1].map((group) => [group]);
    const { model, convergence } = fitPoissonRegression(dataset(rows, [1, 2, 6, 8, 5]), { lambda: 0 });
    expect(convergence.converged).toBe(true);
    expect(predictLinear(model, [0])).toBeCloseTo(3, 8);
    expect(predictLinear(model, [1])).toBeCloseTo(6.5, 8);
  });

  it('stays finite when nothing was ever counted and refuses negative counts', () => {
    const { model } = fitPoissonRegression(dataset([[1], [2], [3]], [0, 0, 0]), { lambda: 1 });
    expect(predictLinear(model, [2])).toBeLessThan(1e-5);
    expect(() => fitPoissonRegression(dataset([[1], [2]], [0, -1]), { lambda: 1 })).toThrow(invalid);
  });
});

describe('a known part of the score', () => {
  const rows = [0, 0, 0, 0, 1, 1, 1, 1, 1].map((group) => [group]);
  const labels = [1, 0, 0, 0, 1, 1, 1, 0, 0];

  it('of the same amount in every row only moves the intercept of a logistic regression', () => {
    const plain = fitLogisticRegression(dataset(rows, labels), { lambda: 2 }).model;
    const moved = fitLogisticRegression(
      withOffsets(
        dataset(rows, labels),
        rows.map(() => 0.7),
      ),
      { lambda: 2 },
    ).model;
    expect(moved.coefficients[0]).toBeCloseTo(plain.coefficients[0] ?? Number.NaN, 9);
    expect(moved.intercept).toBeCloseTo(plain.intercept - 0.7, 9);
  });

  it('that is the truth already leaves nothing to a logistic regression', () => {
    const truth = rows.map(([group]) => (group === 0 ? Math.log(1 / 3) : Math.log(3 / 2)));
    const { model, convergence } = fitLogisticRegression(withOffsets(dataset(rows, labels), truth), {
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
        dataset(rows, labels),
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
    const { model } = fitPoissonRegression(withOffsets(dataset(groups, counts), exposure.map(Math.log)), {
      lambda: 0,
    });
    expect(predictLinear(model, [0])).toBeCloseTo(14 / 7, 8);
    expect(predictLinear(model, [1])).toBeCloseTo(12 / 4, 8);
  });

  it('is taken from the labels of a ridge regression', () => {
    const offsets = [1, -2, 3, 0, 5, 2, 2, 1, 0];
    const model = fitRidgeRegression(withOffsets(dataset(rows, labels), offsets), { lambda: 3 });
    const reduced = fitRidgeRegression(
      dataset(
        rows,
        labels.map((label, row) => label - (offsets[row] ?? 0)),
      ),
      { lambda: 3 },
    );
    expect(model).toEqual(reduced);
  });

  it('is refused when it is not one finite number a row, and so is a negative penalty of the intercept', () => {
    const fittedWith = (offsets: number[]) => () =>
      fitLogisticRegression(withOffsets(dataset(rows, labels), offsets), { lambda: 1 });
    expect(fittedWith([1, 2])).toThrow(invalid);
    expect(fittedWith(rows.map(() => Number.NaN))).toThrow(invalid);
    expect(() => fitLogisticRegression(dataset(rows, labels), { lambda: 1, interceptLambda: -1 })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    );
  });
});

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
