/** What was measured several times: milliseconds, one value a repetition. */
export interface Timings {
  median: number;
  min: number;
  max: number;
  count: number;
}

/** How long work takes, in milliseconds. */
export async function timeMs(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Middle value, smallest and largest. */
export function summarize(values: readonly number[]): Timings {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return { median: (low + high) / 2, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0, count: sorted.length };
}

/**
 * Measures several things in turn, so that whatever else the machine does falls on all of them; the first round warms up and
 * does not count. Values are milliseconds by name, one a round.
 */
export async function interleave(
  rounds: number,
  work: Readonly<Record<string, (round: number) => Promise<number>>>,
): Promise<Record<string, number[]>> {
  const values: Record<string, number[]> = Object.fromEntries(Object.keys(work).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, measure] of Object.entries(work)) {
      const elapsedMs = await measure(round);
      if (round > 0) values[name]?.push(elapsedMs);
    }
  }
  return values;
}

/** `123 ms (118 to 140, n=5)`. */
export function formatTimings({ median, min, max, count }: Timings): string {
  return `${formatMs(median)} (${formatMs(min)} to ${formatMs(max)}, n=${count})`;
}

/** Milliseconds with the digits that mean something. */
export const formatMs = (milliseconds: number): string =>
  `${milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0)} ms`;

/** Each value over the one of the same round. */
export const ratios = (values: readonly number[], base: readonly number[]): Timings =>
  summarize(values.map((value, round) => value / (base[round] ?? Number.NaN)));

/** `2.41 (2.30 to 2.55)`. */
export const formatRatio = ({ median, min, max }: Timings): string =>
  `${median.toFixed(2)}x (${min.toFixed(2)} to ${max.toFixed(2)})`;

/** The most memory this process ever had, in megabytes. */
export const peakMemoryMb = (): number => process.resourceUsage().maxRSS / 1_024;
