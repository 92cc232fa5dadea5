import { z } from 'zod';
import { createDecayedSums, savedDecayedSumsSchema } from './decayed-sums.ts';

/** Events of a pitching line over what the league's mean pitcher had given up to as many batters. */
export interface PitchingDeviations {
  battersFaced: number;
  strikeouts: number;
  walks: number;
  homeRuns: number;
  hits: number;
}

/** Runs per batter over the league by what pitchers control; smaller is better. */
export interface PitcherRates {
  recentRuns: number;
  longRuns: number;
}

/** Ratings of pitchers as plain JSON. */
export const savedPitcherRatingsSchema = z.strictObject({
  recent: savedDecayedSumsSchema(z.int(), 5),
  long: savedDecayedSumsSchema(z.int(), 5),
});

/** See `savedPitcherRatingsSchema`. */
export type SavedPitcherRatings = z.infer<typeof savedPitcherRatingsSchema>;

/** Pitchers by their own lines, in any role. */
export interface PitcherRatings {
  of(pitcherId: number, day: number): PitcherRates;
  learn(pitcherId: number, day: number, line: PitchingDeviations): void;
  save(): SavedPitcherRatings;
}

/** How many batters the prior is worth, and how far the unknown pitcher lies from the mean, per batter. */
const PRIOR = {
  strikeouts: { battersFaced: 100, mean: -0.02 },
  walks: { battersFaced: 200, mean: 0.006 },
  homeRuns: { battersFaced: 800, mean: 0.002 },
  hits: { battersFaced: 1200, mean: 0.006 },
} as const;

const RECENT_HALF_LIFE_DAYS = 365;
const LONG_HALF_LIFE_DAYS = 1000;

/** Runs per batter of strikeouts, walks, home runs and the other hits, each drawn to its prior. */
function runsPerBatter([
  battersFaced = 0,
  strikeouts = 0,
  walks = 0,
  homeRuns = 0,
  hits = 0,
]: Float64Array): number {
  const rate = (sum: number, prior: { battersFaced: number; mean: number }): number =>
    (sum + prior.mean * prior.battersFaced) / (battersFaced + prior.battersFaced);
  const homeRunRate = rate(homeRuns, PRIOR.homeRuns);
  return (
    1.3 * homeRunRate +
    0.31 * rate(walks, PRIOR.walks) -
    0.27 * rate(strikeouts, PRIOR.strikeouts) +
    0.17 * (rate(hits, PRIOR.hits) - homeRunRate)
  );
}

/** Pitchers as they were saved, else none. */
export function createPitcherRatings(saved?: SavedPitcherRatings): PitcherRatings {
  const recent = createDecayedSums<number>(5, RECENT_HALF_LIFE_DAYS, saved?.recent);
  const long = createDecayedSums<number>(5, LONG_HALF_LIFE_DAYS, saved?.long);
  return {
    of: (pitcherId, day) => ({
      recentRuns: runsPerBatter(recent.at(pitcherId, day)),
      longRuns: runsPerBatter(long.at(pitcherId, day)),
    }),
    learn(pitcherId, day, { battersFaced, strikeouts, walks, homeRuns, hits }) {
      const values = [battersFaced, strikeouts, walks, homeRuns, hits];
      recent.add(pitcherId, day, values);
      long.add(pitcherId, day, values);
    },
    save: () => ({ recent: recent.save(), long: long.save() }),
  };
}
