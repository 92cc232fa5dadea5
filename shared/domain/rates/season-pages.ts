import { z } from 'zod';

/** Totals of a season and of the one before as plain JSON. */
export const savedPagesSchema = <TotalsSchema extends z.ZodType>(totals: TotalsSchema) =>
  z.strictObject({ season: z.int().nullable(), now: totals, before: totals.nullable() });

/** See `savedPagesSchema`. */
export interface SavedPages<Totals> {
  season: number | null;
  now: Totals;
  before: Totals | null;
}

/** Totals by season of which only this and the last one are kept. */
export class SeasonPages<Totals extends object> {
  readonly #make: () => Totals;
  #season: number | null;
  #now: Totals;
  #before: Totals | null;

  /** Pages as they were saved or empty; `make` gives the empty totals of a season. */
  constructor(make: () => Totals, saved?: SavedPages<Totals>) {
    this.#make = make;
    this.#season = saved?.season ?? null;
    this.#now = saved === undefined ? make() : { ...saved.now };
    this.#before = saved === undefined || saved.before === null ? null : { ...saved.before };
  }

  save(): SavedPages<Totals> {
    const before = this.#before === null ? null : { ...this.#before };
    return { season: this.#season, now: { ...this.#now }, before };
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
