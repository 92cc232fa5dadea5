import type { InputReference } from '../../../schemas/models.ts';
import { binCounts, binOf, populationStability, quantileEdges } from './population-stability.ts';

/** What a model saw, row by row: a value for each name; NaN = not known. */
export interface InputRows {
  names: readonly string[];
  dates: readonly string[];
  vectors: readonly ArrayLike<number>[];
}

/** A month of fewer rows says nothing of how far an input usually moves. */
const monthRowsMin = 100;

/** The values of one input, in the order of the rows. */
export const columnOf = ({ vectors }: InputRows, place: number): Float64Array =>
  Float64Array.from(vectors, (vector) => vector[place] ?? Number.NaN);

/** Mean of the known values; null when there is none. */
export function knownMean(values: Float64Array): number | null {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** How far the month that moved furthest is from all rows. 0 without a month of {@link monthRowsMin} rows. */
function usualStabilityIndex(
  values: Float64Array,
  edges: readonly number[],
  counts: readonly number[],
  rowsOfMonths: readonly (readonly number[])[],
): number {
  return rowsOfMonths.reduce((largest, rows) => {
    const own = counts.map(() => 0);
    for (const row of rows) {
      const bin = binOf(values[row] ?? Number.NaN, edges);
      own[bin] = (own[bin] ?? 0) + 1;
    }
    return Math.max(largest, populationStability(counts, own));
  }, 0);
}

/** The distributions of the rows that a model is fitted to. The same rows give the same reference. */
export function inputReferenceOf(rows: InputRows): InputReference {
  const byMonth = Map.groupBy(rows.vectors.keys(), (row) => rows.dates[row]?.slice(0, 'YYYY-MM'.length));
  const rowsOfMonths = [...byMonth.values()].filter(({ length }) => length >= monthRowsMin);
  return {
    rows: rows.vectors.length,
    inputs: rows.names.map((feature, place) => {
      const values = columnOf(rows, place);
      const edges = quantileEdges(values);
      const counts = binCounts(values, edges);
      return {
        feature,
        edges,
        counts,
        mean: knownMean(values),
        usual_stability_index: usualStabilityIndex(values, edges, counts, rowsOfMonths),
      };
    }),
  };
}
