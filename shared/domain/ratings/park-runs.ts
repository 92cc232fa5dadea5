import { z } from 'zod';
import { createDecayedSums, savedDecayedSumsSchema } from './decayed-sums.ts';

/** About four seasons: parks change slowly, and one season of them is mostly noise. */
const HALF_LIFE_DAYS = 1500;
const PRIOR_GAMES = 60;

/** Parks as plain JSON: games and surplus by park. */
export const savedParkRunsSchema = savedDecayedSumsSchema(z.string(), 2);

/** See `savedParkRunsSchema`. */
export type SavedParkRuns = z.infer<typeof savedParkRunsSchema>;

/** What parks add to the runs of both teams together. */
export interface ParkRuns {
  /** 0 for a park never seen, or unknown. */
  of(park: string | null, day: number): number;
  /** `surplus` = runs of both teams over what league and teams let expect. */
  learn(park: string | null, day: number, surplus: number): void;
  save(): SavedParkRuns;
}

/** Parks as they were saved, else of which nothing is known. */
export function createParkRuns(saved?: SavedParkRuns): ParkRuns {
  const surpluses = createDecayedSums<string>(2, HALF_LIFE_DAYS, saved);
  return {
    of(park, day) {
      if (park === null) return 0;
      const [games = 0, surplus = 0] = surpluses.at(park, day);
      return surplus / (games + PRIOR_GAMES);
    },
    learn(park, day, surplus) {
      if (park !== null) surpluses.add(park, day, [1, surplus]);
    },
    save: () => surpluses.save(),
  };
}
