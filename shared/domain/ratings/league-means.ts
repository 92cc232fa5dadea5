import { z } from 'zod';

/** So many means as plain JSON. */
export const savedLeagueMeansSchema = (width: number) =>
  z.strictObject({
    lastSeason: z.array(z.number()).length(width),
    sums: z.array(z.number()).length(width),
    count: z.number(),
  });

/** See `savedLeagueMeansSchema`. */
export type SavedLeagueMeans = z.infer<ReturnType<typeof savedLeagueMeansSchema>>;

/** Means of the league as they stand: this season so far, leaning on the season before. */
export interface LeagueMeans {
  /** A season begins: what was this season's mean becomes last season's. */
  enterSeason(): void;
  add(values: ArrayLike<number>, count: number): void;
  mean(index: number): number;
  save(): SavedLeagueMeans;
}

/**
 * Means of `initial.length` values. The season before weighs as much as `priorCount` observations; `initial` stands for it before the
 * first season; both are replaced by what was saved. A season without observations leaves the means as they were.
 */
export function createLeagueMeans(
  initial: readonly number[],
  priorCount: number,
  saved?: SavedLeagueMeans,
): LeagueMeans {
  const lastSeason = Float64Array.from(saved?.lastSeason ?? initial);
  const sums = Float64Array.from(saved?.sums ?? initial.map(() => 0));
  let count = saved?.count ?? 0;
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
    save: () => ({ lastSeason: [...lastSeason], sums: [...sums], count }),
  };
}
