import { z } from 'zod';
import type { BatterGame } from '../../domain/history/history.ts';
import { weightedOnBase } from '../../domain/rates/on-base.ts';
import { SeasonPages, savedPagesSchema } from '../../domain/rates/season-pages.ts';
import { DecayingSums, savedSumsSchema } from '../../domain/ratings/decaying-sums.ts';

/** The league's rates per plate appearance when a line was made. */
export interface LeagueBatting {
  strikeouts: number;
  walks: number;
  hits: number;
  weightedOnBase: number;
}

/** What a batter who is hardly known is taken for: rates per plate appearance above the league's, and their weight. */
interface Unknown {
  strikeouts: number;
  walks: number;
  weightedOnBase: number;
}
const unknownBatter: Unknown = { strikeouts: 0.02, walks: -0.01, weightedOnBase: -0.025 };
/** Pitchers at bat strike out in .36 of their plate appearances (Retrosheet 2010-2015; the league in .195). */
const pitcherAtBat: Unknown = { strikeouts: 0.17, walks: -0.045, weightedOnBase: -0.18 };

const STRIKEOUT_PRIOR = 80;
const WALK_PRIOR = 120;
const ON_BASE_PRIOR = 250;

const place = { plateAppearances: 0, strikeoutsAbove: 1, walksAbove: 2, onBaseAbove: 3 } as const;

const sumCount = Object.keys(place).length;

const totalsSchema = z.strictObject({ plateAppearances: z.number(), strikeouts: z.number() });
const noTotals = (): z.infer<typeof totalsSchema> => ({ plateAppearances: 0, strikeouts: 0 });

/** A batter as plain JSON. */
export const savedBatterFormSchema = z.strictObject({
  long: savedSumsSchema(sumCount),
  seasons: savedPagesSchema(totalsSchema),
});

/** See `savedBatterFormSchema`. */
export type SavedBatterForm = z.infer<typeof savedBatterFormSchema>;

/** What is known of a batter on a morning. */
export class BatterForm {
  readonly #long: DecayingSums;
  readonly #seasons: SeasonPages<z.infer<typeof totalsSchema>>;

  /** A batter as he was saved, else an unknown one. */
  constructor(saved?: SavedBatterForm) {
    this.#long = new DecayingSums(sumCount, 900, saved?.long);
    this.#seasons = new SeasonPages(noTotals, saved?.seasons);
  }

  save(): SavedBatterForm {
    return { long: this.#long.save(), seasons: this.#seasons.save() };
  }

  /** Takes in a line that became known on a day. */
  learn(line: BatterGame, season: number, day: number, league: LeagueBatting): void {
    const { plateAppearances: seen } = line;
    this.#long.add(day, [
      seen,
      line.strikeouts - league.strikeouts * seen,
      line.walks - league.walks * seen,
      weightedOnBase(line) - league.weightedOnBase * seen,
    ]);
    const totals = this.#seasons.open(season);
    totals.plateAppearances += seen;
    totals.strikeouts += line.strikeouts;
  }

  /** Strikeouts, walks and wOBA per plate appearance above the league's, shrunken. */
  above(day: number, isPitcher: boolean): Unknown {
    const prior = isPitcher ? pitcherAtBat : unknownBatter;
    const rate = (index: number, mean: number, size: number): number =>
      this.#long.ratio(day, index, place.plateAppearances, mean, size);
    return {
      strikeouts: rate(place.strikeoutsAbove, prior.strikeouts, STRIKEOUT_PRIOR),
      walks: rate(place.walksAbove, prior.walks, WALK_PRIOR),
      weightedOnBase: rate(place.onBaseAbove, prior.weightedOnBase, ON_BASE_PRIOR),
    };
  }

  /** Strikeouts per plate appearance of the season so far, else of the last one, as they are; null for who has neither. */
  seasonStrikeoutRate(season: number): number | null {
    const { now, before } = this.#seasons.read(season);
    for (const totals of [now, before])
      if (totals !== null && totals.plateAppearances > 0) return totals.strikeouts / totals.plateAppearances;
    return null;
  }
}
