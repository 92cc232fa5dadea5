/** Totals by season of which only this and the last one are kept. */
export class SeasonPages<Totals> {
  readonly #make: () => Totals;
  #season: number | null = null;
  #now: Totals;
  #before: Totals | null = null;

  /** `make` gives the empty totals of a season. */
  constructor(make: () => Totals) {
    this.#make = make;
    this.#now = make();
  }

  /** The totals of a season, to be added to. A season that is not the one after the last leaves nothing before it. */
  open(season: number): Totals {
    if (this.#season !== season) {
      this.#before = this.#season === season - 1 ? this.#now : null;
      this.#now = this.#make();
      this.#season = season;
    }
    return this.#now;
  }

  /** The totals of a season and of the one before it as they stand; null where nothing was added. */
  read(season: number): { now: Readonly<Totals> | null; before: Readonly<Totals> | null } {
    if (this.#season === season) return { now: this.#now, before: this.#before };
    return { now: null, before: this.#season === season - 1 ? this.#now : null };
  }
}
