// The largest float32: the cut after the last bin, which every present value is below.
const LARGEST_FLOAT32 = Math.fround(3.4028234663852886e38);

/**
 * Feature values as small integers. Bin b of a column holds the values below cut b and not below cut b - 1; the last cut is
 * above every value, so a split on it separates present from missing. Missing values have the bin number `binCounts[column]`.
 */
export interface FeatureBins {
  /** Column-major, one entry per row and column. */
  bins: Uint16Array;
  rowCount: number;
  binCounts: Int32Array;
  /** Where each column's slots (its bins and one for missing) begin in a histogram; the last entry is the total. */
  slotOffsets: Int32Array;
  /** The cuts of each column, ascending float32. */
  cuts: Float32Array[];
}

/** The cut between two neighbouring float32 values: their middle, or the upper one where no float32 lies between. */
function cutBetween(lower: number, upper: number): number {
  const middle = Math.fround(lower + (upper - lower) / 2);
  return middle > lower ? middle : upper;
}

/** Cuts of one sorted column (present values only): between all distinct values, or at quantiles when there are more than `maxBin`. */
function cutsOf(sorted: Float32Array, maxBin: number): Float32Array {
  const distinct: number[] = [];
  const counts: number[] = [];
  for (let start = 0, end = 1; start < sorted.length; start = end, end += 1) {
    const value = sorted[start] ?? 0;
    while (end < sorted.length && sorted[end] === value) end += 1;
    distinct.push(value);
    counts.push(end - start);
  }
  const cuts: number[] = [];
  let remaining = sorted.length;
  let inBin = 0;
  for (let index = 0; index + 1 < distinct.length; index += 1) {
    inBin += counts[index] ?? 0;
    // The goal is set anew for every bin: a value that fills a bin alone must not starve the ones after it.
    const goal = distinct.length <= maxBin ? 1 : remaining / (maxBin - cuts.length);
    if (inBin >= goal && cuts.length < maxBin - 1) {
      cuts.push(cutBetween(distinct[index] ?? 0, distinct[index + 1] ?? 0));
      remaining -= inBin;
      inBin = 0;
    }
  }
  return Float32Array.from([...cuts, LARGEST_FLOAT32]);
}

function binOf(cuts: Float32Array, value: number): number {
  let low = 0;
  let high = cuts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < (cuts[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Bins every column of row-major features (NaN = missing). Sample weights do not move the cuts. */
export function binFeatures(
  features: Float32Array,
  rowCount: number,
  columnCount: number,
  maxBin: number,
): FeatureBins {
  const bins = new Uint16Array(rowCount * columnCount);
  const binCounts = new Int32Array(columnCount);
  const slotOffsets = new Int32Array(columnCount + 1);
  const cuts: Float32Array[] = [];
  const column = new Float32Array(rowCount);
  for (let feature = 0; feature < columnCount; feature += 1) {
    for (let row = 0; row < rowCount; row += 1)
      column[row] = features[row * columnCount + feature] ?? Number.NaN;
    const own = cutsOf(column.filter((value) => !Number.isNaN(value)).sort(), maxBin);
    for (let row = 0; row < rowCount; row += 1) {
      const value = column[row] ?? Number.NaN;
      bins[feature * rowCount + row] = Number.isNaN(value) ? own.length : binOf(own, value);
    }
    cuts.push(own);
    binCounts[feature] = own.length;
    slotOffsets[feature + 1] = (slotOffsets[feature] ?? 0) + own.length + 1;
  }
  return { bins, rowCount, binCounts, slotOffsets, cuts };
}
