/** How a plate appearance can end, before base running decides the details. The order is the order of every rate vector. */
export const outcomes = [
  'strikeout',
  'walk',
  'hitByPitch',
  'homeRun',
  'triple',
  'double',
  'single',
  'error',
  'out',
] as const;

/** One of the nine outcomes. */
export type Outcome = (typeof outcomes)[number];

/** One number for each outcome, in the order of `outcomes`. */
export type OutcomeVector = Float64Array;

/**
 * League rates per plate appearance, calibrated so that league totals per game match recent MLB seasons
 * (runs 8.9, hits 16.6, home runs 2.25, walks 6.3, strikeouts 16.8, both teams); the README holds the measured table.
 */
const leagueRates: Readonly<Record<Outcome, number>> = {
  strikeout: 0.233,
  walk: 0.0724,
  hitByPitch: 0.0112,
  homeRun: 0.025,
  triple: 0.0034,
  double: 0.0412,
  single: 0.1425,
  error: 0.0095,
  out: 0.466,
};

/** Runs that an outcome is worth above an out, for ordering players and for expected strength. */
const runValues: Readonly<Record<Outcome, number>> = {
  strikeout: -0.01,
  walk: 0.55,
  hitByPitch: 0.58,
  homeRun: 1.65,
  triple: 1.28,
  double: 1.02,
  single: 0.72,
  error: 0.72,
  out: 0,
};

/** The league rates as a vector. */
export const leagueVector: OutcomeVector = Float64Array.from(outcomes.map((outcome) => leagueRates[outcome]));

/** The run values as a vector. */
const runValueVector: OutcomeVector = Float64Array.from(outcomes.map((outcome) => runValues[outcome]));

/** Multipliers of the league's odds from logs: absent outcomes stay at 1. */
export function multipliersOf(logs: Partial<Record<Outcome, number>>): OutcomeVector {
  return Float64Array.from(outcomes.map((outcome) => Math.exp(logs[outcome] ?? 0)));
}

/** Run value per plate appearance when the multipliers meet the league's average opponent. */
export function expectedRunValue(multipliers: OutcomeVector): number {
  let total = 0;
  let value = 0;
  for (let index = 0; index < leagueVector.length; index += 1) {
    const weight = (leagueVector[index] ?? 0) * (multipliers[index] ?? 1);
    total += weight;
    value += weight * (runValueVector[index] ?? 0);
  }
  return value / total;
}
