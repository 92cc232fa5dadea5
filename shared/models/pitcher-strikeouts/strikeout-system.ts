import type { EndedStart, StartFacts } from './start-facts.ts';

/** Names of the systems in tables and reports. */
export const strikeoutSystemIds = [
  'league_average',
  'v1_baseline',
  'v1_6_rolling',
  'ensemble_v1',
  'poisson_glm',
] as const;

/** See `strikeoutSystemIds`. */
export type StrikeoutSystemId = (typeof strikeoutSystemIds)[number];

/** A mean with what the system itself says of its confidence: 1 = as usual. */
export interface StrikeoutMean {
  mean: number;
  confidenceFactor: number;
}

/** A system that learns from starts. A model is text, so that it can be stored and read again. */
export interface FittedSystem {
  readonly kind: 'fitted';
  readonly id: StrikeoutSystemId;
  /** How often it is worth a new fit. */
  readonly refit: 'season' | 'month';
  /** Inputs in order. */
  readonly features: readonly string[];
  /** Learns from starts with a known end; the same starts give the same text. Throws FEATURES_INVALID when they are too few. */
  train(starts: readonly EndedStart[], season: number): string;
  /** A forecaster from a model's text. Throws MODEL_MALFORMED or MODEL_FEATURES_MISMATCH. */
  read(text: string): (start: StartFacts) => number;
}

/** A system that is made of the forecasts of others. */
export interface CombinedSystem {
  readonly kind: 'combined';
  readonly id: StrikeoutSystemId;
  readonly members: readonly StrikeoutSystemId[];
  /** Throws MODEL_NOT_READY when a member has no forecast. */
  combine(means: ReadonlyMap<StrikeoutSystemId, number>): StrikeoutMean;
}

/** A way to forecast the strikeouts of a start. */
export type StrikeoutSystem = FittedSystem | CombinedSystem;
