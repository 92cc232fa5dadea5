/** Quantile bins of the reference; unknown values are a bin of their own. */
const binCount = 10;

/** An empty bin counts as this share, so that one game in it is no infinite surprise. */
const shareFloor = 0.001;

/** Inner edges of the bins: quantiles of the known values, each once. NaN: not known. */
export function quantileEdges(values: Float64Array): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const edges = Array.from(
    { length: binCount - 1 },
    (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / binCount)] ?? 0,
  );
  return [...new Set(edges)];
}

/** The bin of a value; the last one is "not known". */
export function binOf(value: number, edges: readonly number[]): number {
  if (Number.isNaN(value)) return edges.length + 1;
  const above = edges.findIndex((edge) => value < edge);
  return above < 0 ? edges.length : above;
}

/** Values in each bin. */
export function binCounts(values: Float64Array, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 2).fill(0);
  for (const value of values) {
    const bin = binOf(value, edges);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/**
 * Population stability index of a feature from how many values lie in each bin: how far the recent ones are from the reference. 0 is
 * equal; .1 to .25 is usually called a shift, more a large one. Equal populations give about (bins - 1) / recent rows. Both have a value
 * at least.
 */
export function populationStability(reference: readonly number[], recent: readonly number[]): number {
  const sharesOf = (counts: readonly number[]): number[] => {
    const rows = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => Math.max(count / rows, shareFloor));
  };
  const [before, now] = [sharesOf(reference), sharesOf(recent)];
  return now.reduce((sum, share, bin) => {
    const was = before[bin] ?? shareFloor;
    return sum + (share - was) * Math.log(share / was);
  }, 0);
}
