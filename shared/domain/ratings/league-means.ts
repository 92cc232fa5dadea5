/** Means of the league as they stand: this season so far, leaning on the season before. */
export interface LeagueMeans {
  /** A season begins: what was this season's mean becomes last season's. */
  enterSeason(): void;
  add(values: ArrayLike<number>, count: number): void;
  mean(index: number): number;
}

/**
 * Means of `initial.length` values. The season before weighs as much as `priorCount` observations; `initial` stands for it before the
 * first season. A season without observations leaves the means as they were.
 */
export function createLeagueMeans(initial: readonly number[], priorCount: number): LeagueMeans {
  const lastSeason = Float64Array.from(initial);
  const sums = new Float64Array(initial.length);
  let count = 0;
  return {
    enterSeason() {
      if (count > 0) for (const [index, sum] of sums.entries()) lastSeason[index] = sum / count;
      sums.fill(0);
      count = 0;
    },
    add(values, added) {
      for (let index = 0; index < sums.length; index += 1)
        sums[index] = (sums[index] ?? 0) + (values[index] ?? 0);
      count += added;
    },
    mean: (index) => ((sums[index] ?? 0) + priorCount * (lastSeason[index] ?? 0)) / (count + priorCount),
  };
}
