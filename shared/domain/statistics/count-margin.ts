import { type CountDistribution, countProbability } from './count-distributions.ts';

/** Counts beyond this many standard deviations over the mean are left out. */
const REACH_DEVIATIONS = 9;

function probabilitiesOf(distribution: CountDistribution): Float64Array {
  const { mean } = distribution;
  const variance = distribution.kind === 'poisson' ? mean : mean + mean ** 2 / distribution.dispersion;
  const largest = Math.ceil(mean + REACH_DEVIATIONS * Math.sqrt(variance)) + 1;
  return Float64Array.from({ length: largest + 1 }, (_, count) => countProbability(distribution, count));
}

/**
 * The interval of the margin home minus away of two independent counts that is not left in more than `outside` of all cases, half of it on each
 * side. There are no ties: their share goes to the other margins. The bounds are whole counts, so more is covered than asked for.
 */
export function countMarginInterval(
  home: CountDistribution,
  away: CountDistribution,
  outside: number,
): { low: number; high: number } {
  const homeProbabilities = probabilitiesOf(home);
  const awayProbabilities = probabilitiesOf(away);
  const lowest = 1 - awayProbabilities.length;
  const margins = new Float64Array(homeProbabilities.length + awayProbabilities.length - 1);
  homeProbabilities.forEach((homeProbability, homeCount) => {
    awayProbabilities.forEach((awayProbability, awayCount) => {
      const index = homeCount - awayCount - lowest;
      margins[index] = (margins[index] ?? 0) + homeProbability * awayProbability;
    });
  });
  margins[-lowest] = 0;
  const total = margins.reduce((sum, probability) => sum + probability, 0);
  const tail = (outside / 2) * total;
  const highest = homeProbabilities.length - 1;
  return {
    low: lowest + firstBeyond(margins, tail),
    high: highest - firstBeyond(margins.toReversed(), tail),
  };
}

/** The first index at which the running sum exceeds `share`. */
function firstBeyond(probabilities: Float64Array, share: number): number {
  let sum = 0;
  for (const [index, probability] of probabilities.entries()) {
    sum += probability;
    if (sum > share) return index;
  }
  return probabilities.length - 1;
}
