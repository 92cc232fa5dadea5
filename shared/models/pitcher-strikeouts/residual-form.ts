import { DecayingSums } from '../../domain/ratings/decaying-sums.ts';

const HALF_LIFE_DAYS = 1_500;

/** How many strikeouts a plate appearance has more than the teams explain, by place or person (a park, an umpire). */
export class ResidualForm {
  readonly #forms = new Map<string | number, DecayingSums>();
  readonly #priorPlateAppearances: number;

  /** The weight of "no effect", in plate appearances. */
  constructor(priorPlateAppearances: number) {
    this.#priorPlateAppearances = priorPlateAppearances;
  }

  /** Takes in a game: its plate appearances, and strikeouts above what was expected. */
  learn(key: string | number, day: number, plateAppearances: number, strikeoutsAbove: number): void {
    let form = this.#forms.get(key);
    if (form === undefined) {
      form = new DecayingSums(2, HALF_LIFE_DAYS);
      this.#forms.set(key, form);
    }
    form.add(day, [plateAppearances, strikeoutsAbove]);
  }

  /** Strikeouts per plate appearance above expectation, shrunken; 0 where nothing was seen, NaN for an unknown key. */
  above(key: string | number | null, day: number): number {
    if (key === null) return Number.NaN;
    return this.#forms.get(key)?.ratio(day, 1, 0, 0, this.#priorPlateAppearances) ?? 0;
  }
}
