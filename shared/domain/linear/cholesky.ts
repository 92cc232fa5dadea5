/** A pivot below this share of its diagonal element means that a column depends on those before it. */
const SMALLEST_PIVOT_SHARE = 1e-12;

/**
 * Solves A x = b for a symmetric positive definite A, of which only the lower triangle (row-major, size × size) is read.
 * Null when A is not positive definite within rounding.
 */
export function solvePositiveDefinite(matrix: Float64Array, rightSide: Float64Array): Float64Array | null {
  const size = rightSide.length;
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (factor[i * size + k] ?? 0) * (factor[j * size + k] ?? 0);
      if (i === j) {
        // Written so that NaN is refused too.
        if (!(sum > SMALLEST_PIVOT_SHARE * (matrix[i * size + i] ?? 0))) return null;
        factor[i * size + i] = Math.sqrt(sum);
      } else {
        factor[i * size + j] = sum / (factor[j * size + j] ?? 0);
      }
    }
  }
  const solution = Float64Array.from(rightSide);
  for (let i = 0; i < size; i += 1) {
    let sum = solution[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (factor[i * size + k] ?? 0) * (solution[k] ?? 0);
    solution[i] = sum / (factor[i * size + i] ?? 0);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = solution[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) sum -= (factor[k * size + i] ?? 0) * (solution[k] ?? 0);
    solution[i] = sum / (factor[i * size + i] ?? 0);
  }
  return solution;
}
