import { type Numbers, visitPairs } from './paired-values.ts';

/** A mean difference with its standard error (null when fewer than two pairs say anything about it). */
export interface PairedDifference {
  mean: number;
  standardError: number | null;
  count: number;
}

/** Candidate minus reference, row by row: negative means that the candidate loses less. Both lists are of the same games. */
export function pairedDifference(candidateLosses: Numbers, referenceLosses: Numbers): PairedDifference {
  const differences = new Float64Array(candidateLosses.length);
  visitPairs('paired difference', candidateLosses, referenceLosses, (candidate, reference, index) => {
    differences[index] = candidate - reference;
  });
  const count = differences.length;
  const mean = differences.reduce((sum, value) => sum + value, 0) / count;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: count < 2 ? null : Math.sqrt(squares / (count - 1) / count), count };
}
