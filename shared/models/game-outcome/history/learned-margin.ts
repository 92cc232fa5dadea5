/** A rout is no more strength than this. */
const LARGEST_MARGIN = 6;
const clip = (value: number): number => Math.min(LARGEST_MARGIN, Math.max(-LARGEST_MARGIN, value));

/**
 * The margin that models learn, home minus away: half runs, half runs by linear weights, each within ±6; less luck than the score alone.
 * Without the teams' totals it is the score's.
 */
export const learnedMargin = (runMargin: number, linearWeightMargin: number | null): number =>
  linearWeightMargin === null ? clip(runMargin) : 0.5 * clip(runMargin) + 0.5 * clip(linearWeightMargin);
