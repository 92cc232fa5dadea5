import { HanksTankError } from '../errors.ts';

/** Numbers by position: a plain or a typed array. */
export type Numbers = ArrayLike<number>;

/** Calls `visit` for every pair. Throws FEATURES_INVALID when lengths differ, nothing is given, or a value is not finite. */
export function visitPairs(
  statistic: string,
  left: Numbers,
  right: Numbers,
  visit: (left: number, right: number, index: number) => void,
): void {
  if (left.length !== right.length || left.length === 0) {
    throw new HanksTankError(
      'FEATURES_INVALID',
      `${statistic} needs two lists of the same length with at least one value; got ${left.length} and ${right.length}.`,
    );
  }
  for (let index = 0; index < left.length; index += 1) {
    const first = left[index];
    const second = right[index];
    if (first === undefined || second === undefined || !Number.isFinite(first) || !Number.isFinite(second)) {
      throw new HanksTankError(
        'FEATURES_INVALID',
        `${statistic}: value ${index} is not a finite number (${first}, ${second}).`,
      );
    }
    visit(first, second, index);
  }
}
