/** Quantile bins of the reference; unknown values are a bin of their own. */
const binCount = 10;

/** An empty bin counts as this share, so that one game in it is no infinite surprise. */
const shareFloor = 0.001;

/** Inner edges of the bins: quantiles of the known values, each once. */
function edgesOf(known: readonly number[]): number[] {
  const sorted = known.toSorted((left, right) => left - right);
  const edges = Array.from(
    { length: binCount - 1 },
    (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / binCount)] ?? 0,
  );
  return [...new Set(edges)];
}

function sharesOf(values: readonly (number | null)[], edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 2).fill(0);
  for (const value of values) {
    const above = edges.findIndex((edge) => (value ?? 0) < edge);
    const bin = value === null ? edges.length + 1 : above < 0 ? edges.length : above;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => Math.max(count / values.length, shareFloor));
}

/**
 * Population stability index of a feature: how far its recent distribution is from the reference. 0 is equal; .1 to .25 is usually called
 * a shift, more a large one. Equal populations give about (bins - 1) / recent rows. null: not known. Both lists have a value at least.
 */
export function populationStability(
  reference: readonly (number | null)[],
  recent: readonly (number | null)[],
): number {
  const edges = edgesOf(reference.filter((value) => value !== null));
  const [before, now] = [sharesOf(reference, edges), sharesOf(recent, edges)];
  return now.reduce((sum, share, bin) => {
    const was = before[bin] ?? shareFloor;
    return sum + (share - was) * Math.log(share / was);
  }, 0);
}
