import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solvePositiveDefinite } from '../../../../shared/domain/linear/cholesky.ts';

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
