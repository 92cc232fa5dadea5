import type { z } from 'zod';
import {
  createDecayedSums,
  type DecayedSums,
  type SavedDecayedSums,
  savedDecayedSumsSchema,
} from '../../domain/ratings/decayed-sums.ts';

const HALF_LIFE_DAYS = 1_500;

/** Effects by place or person as plain JSON. */
export const savedResidualFormSchema = <KeySchema extends z.ZodType<number | string>>(key: KeySchema) =>
  savedDecayedSumsSchema(key, 2);

/** How many strikeouts a plate appearance has more than the teams explain, by place or person (a park, an umpire). */
export class ResidualForm<Key extends number | string> {
  readonly #forms: DecayedSums<Key>;
  readonly #priorPlateAppearances: number;

  /** The weight of "no effect", in plate appearances; effects as they were saved, else none known. */
  constructor(priorPlateAppearances: number, saved?: SavedDecayedSums<Key>) {
    this.#priorPlateAppearances = priorPlateAppearances;
    this.#forms = createDecayedSums(2, HALF_LIFE_DAYS, saved);
  }

  save(): SavedDecayedSums<Key> {
    return this.#forms.save();
  }

  /** Takes in a game: its plate appearances, and strikeouts above what was expected. */
  learn(key: Key, day: number, plateAppearances: number, strikeoutsAbove: number): void {
    this.#forms.add(key, day, [plateAppearances, strikeoutsAbove]);
  }

  /** Strikeouts per plate appearance above expectation, shrunken; 0 where nothing was seen, NaN for an unknown key. */
  above(key: Key | null, day: number): number {
    if (key === null) return Number.NaN;
    return this.#forms.get(key)?.ratio(day, 1, 0, 0, this.#priorPlateAppearances) ?? 0;
  }
}
