import { z } from 'zod';
import { createDecayedSums, savedDecayedSumsSchema } from './decayed-sums.ts';

/** A batter's weighted on-base average over the league's, over years and over months. */
export interface BatterRates {
  long: number;
  recent: number;
}

/** Ratings of batters as plain JSON. */
export const savedBatterRatingsSchema = z.strictObject({
  long: savedDecayedSumsSchema(z.int(), 2),
  recent: savedDecayedSumsSchema(z.int(), 2),
});

/** See `savedBatterRatingsSchema`. */
export type SavedBatterRatings = z.infer<typeof savedBatterRatingsSchema>;

/** Batters by their own lines. */
export interface BatterRatings {
  of(playerId: number, day: number): BatterRates;
  /** `surplus` = weighted on-base numerator over what the league's mean had come to in as many plate appearances. */
  learn(playerId: number, day: number, plateAppearances: number, surplus: number): void;
  save(): SavedBatterRatings;
}

const LONG = { halfLifeDays: 900, plateAppearances: 250, mean: -0.025 } as const;
const RECENT = { halfLifeDays: 150, plateAppearances: 150, mean: -0.02 } as const;

/** Batters as they were saved, else none: all are below average, as those are who play little. */
export function createBatterRatings(saved?: SavedBatterRatings): BatterRatings {
  const long = createDecayedSums<number>(2, LONG.halfLifeDays, saved?.long);
  const recent = createDecayedSums<number>(2, RECENT.halfLifeDays, saved?.recent);
  // Asked some hundred times a game: the sums themselves are read, a copy of them costs more than all the rest.
  const shrunk = (
    sums: ReturnType<typeof long.get>,
    day: number,
    { mean, plateAppearances }: { mean: number; plateAppearances: number },
  ): number => sums?.ratio(day, 1, 0, mean, plateAppearances) ?? (mean * plateAppearances) / plateAppearances;
  return {
    of: (playerId, day) => ({
      long: shrunk(long.get(playerId), day, LONG),
      recent: shrunk(recent.get(playerId), day, RECENT),
    }),
    learn(playerId, day, plateAppearances, surplus) {
      long.add(playerId, day, [plateAppearances, surplus]);
      recent.add(playerId, day, [plateAppearances, surplus]);
    },
    save: () => ({ long: long.save(), recent: recent.save() }),
  };
}
