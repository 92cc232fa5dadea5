/** Log odds of a probability that is held so far from 0 and 1; by default one in a million. */
export function logOdds(probability: number, cut = 1e-6): number {
  const held = Math.min(1 - cut, Math.max(cut, probability));
  return Math.log(held / (1 - held));
}
