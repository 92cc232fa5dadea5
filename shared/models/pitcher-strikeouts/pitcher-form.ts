import { z } from 'zod';
import type { PitcherGame } from '../../domain/history/history.ts';
import { SeasonPages, savedPagesSchema } from '../../domain/rates/season-pages.ts';
import { DecayingSums, savedSumsSchema } from '../../domain/ratings/decaying-sums.ts';

const pastStartSchema = z.strictObject({
  day: z.number(),
  strikeouts: z.number(),
  battersFaced: z.number(),
  /** Counted, or estimated where the source does not count them. */
  pitches: z.number(),
});

/** A start that ended, as later starts remember it. */
export type PastStart = z.infer<typeof pastStartSchema>;

const pitchingTotalsSchema = z.strictObject({
  battersFaced: z.number(),
  strikeouts: z.number(),
  walks: z.number(),
  homeRuns: z.number(),
  hits: z.number(),
  runs: z.number(),
  appearances: z.number(),
  starts: z.number(),
  startBattersFaced: z.number(),
  startStrikeouts: z.number(),
  startOuts: z.number(),
  startPitches: z.number(),
});

/** Sums of a pitcher's lines, of which rates per batter faced and per start are made. */
export type PitchingTotals = z.infer<typeof pitchingTotalsSchema>;

const noTotals = (): PitchingTotals => ({
  battersFaced: 0,
  strikeouts: 0,
  walks: 0,
  homeRuns: 0,
  hits: 0,
  runs: 0,
  appearances: 0,
  starts: 0,
  startBattersFaced: 0,
  startStrikeouts: 0,
  startOuts: 0,
  startPitches: 0,
});

/** The places of the fading sums. `expectedStrikeouts` is what the league's pitchers would have had in that role, against those batters, in that park. */
export const pitcherSum = {
  battersFaced: 0,
  strikeouts: 1,
  expectedStrikeouts: 2,
  walksAbove: 3,
  homeRunsAbove: 4,
  hitsAbove: 5,
  appearances: 6,
  starts: 7,
  startBattersFaced: 8,
  startPitches: 9,
} as const;
const sumCount = Object.keys(pitcherSum).length;

/** The league's rates per batter faced when a line was made. */
export interface LeaguePitching {
  strikeouts: number;
  walks: number;
  homeRuns: number;
  hits: number;
}

const REMEMBERED_STARTS = 10;

/** Pitches of a line. The estimate is Tango's (3.3 a batter, 1.5 more a strikeout, 2.2 more a walk). */
export const pitchesOf = ({ pitches, battersFaced, strikeouts, walks }: PitcherGame): number =>
  pitches ?? 3.3 * battersFaced + 1.5 * strikeouts + 2.2 * walks;

/** How fast a pitcher's past fades: half-lives of 1,000, 365 and 60 days. */
export type FormWindow = 'long' | 'year' | 'recent';

/** Weight of the prior of strikeouts by window, in batters faced (measured on seasons 2005-2024). */
const strikeoutPrior: Record<FormWindow, number> = { long: 70, year: 70, recent: 100 };
/** A pitcher who is hardly known strikes out fewer than the league, per batter faced (measured on seasons 2005-2024). */
const UNKNOWN_STRIKEOUTS = -0.012;

/** A pitcher as plain JSON. */
export const savedPitcherFormSchema = z.strictObject({
  long: savedSumsSchema(sumCount),
  year: savedSumsSchema(sumCount),
  recent: savedSumsSchema(sumCount),
  seasons: savedPagesSchema(pitchingTotalsSchema),
  careerStarts: z.int(),
  lastStartDay: z.number().nullable(),
  lastAppearanceDay: z.number().nullable(),
  starts: z.array(pastStartSchema).max(REMEMBERED_STARTS),
});

/** See `savedPitcherFormSchema`. */
export type SavedPitcherForm = z.infer<typeof savedPitcherFormSchema>;

/** What is known of a pitcher on a morning, in any role. */
export class PitcherForm {
  readonly long: DecayingSums;
  readonly year: DecayingSums;
  readonly recent: DecayingSums;
  readonly seasons: SeasonPages<PitchingTotals>;
  careerStarts: number;
  lastStartDay: number | null;
  lastAppearanceDay: number | null;
  /** The last starts with a line, the latest first. */
  readonly starts: PastStart[];

  /** A pitcher as he was saved, else an unknown one. */
  constructor(saved?: SavedPitcherForm) {
    this.long = new DecayingSums(sumCount, 1_000, saved?.long);
    this.year = new DecayingSums(sumCount, 365, saved?.year);
    this.recent = new DecayingSums(sumCount, 60, saved?.recent);
    this.seasons = new SeasonPages(noTotals, saved?.seasons);
    this.careerStarts = saved?.careerStarts ?? 0;
    this.lastStartDay = saved?.lastStartDay ?? null;
    this.lastAppearanceDay = saved?.lastAppearanceDay ?? null;
    this.starts = [...(saved?.starts ?? [])];
  }

  save(): SavedPitcherForm {
    return {
      long: this.long.save(),
      year: this.year.save(),
      recent: this.recent.save(),
      seasons: this.seasons.save(),
      careerStarts: this.careerStarts,
      lastStartDay: this.lastStartDay,
      lastAppearanceDay: this.lastAppearanceDay,
      starts: [...this.starts],
    };
  }

  /** Strikeouts as a multiple of what the league's pitchers would have had in his role against his batters in his parks, shrunken. */
  strikeoutRatio(window: FormWindow, day: number, leagueRate: number): number {
    return this[window].ratio(
      day,
      pitcherSum.strikeouts,
      pitcherSum.expectedStrikeouts,
      1 + UNKNOWN_STRIKEOUTS / leagueRate,
      strikeoutPrior[window] * leagueRate,
    );
  }

  /** A start of which only the pitcher's name is known. */
  learnStartWithoutLine(gameDay: number): void {
    this.careerStarts += 1;
    this.lastStartDay = Math.max(gameDay, this.lastStartDay ?? gameDay);
    this.lastAppearanceDay = Math.max(gameDay, this.lastAppearanceDay ?? gameDay);
  }

  /** Takes in a line that became known on `knownDay` of a game of `gameDay`. */
  learn(line: PitcherGame, season: number, gameDay: number, knownDay: number, league: LeaguePitching): void {
    const { battersFaced: faced, isStarter } = line;
    const [start, pitches] = [Number(isStarter), pitchesOf(line)];
    const amounts = [
      faced,
      line.strikeouts,
      league.strikeouts * faced,
      line.walks - league.walks * faced,
      line.homeRuns - league.homeRuns * faced,
      line.hits - league.hits * faced,
      1,
      start,
      start * faced,
      start * pitches,
    ];
    for (const sums of [this.long, this.year, this.recent]) sums.add(knownDay, amounts);
    const totals = this.seasons.open(season);
    totals.battersFaced += faced;
    totals.strikeouts += line.strikeouts;
    totals.walks += line.walks;
    totals.homeRuns += line.homeRuns;
    totals.hits += line.hits;
    totals.runs += line.runs;
    totals.appearances += 1;
    this.lastAppearanceDay = Math.max(gameDay, this.lastAppearanceDay ?? gameDay);
    if (!isStarter) return;
    totals.starts += 1;
    totals.startBattersFaced += faced;
    totals.startStrikeouts += line.strikeouts;
    totals.startOuts += line.outs;
    totals.startPitches += pitches;
    this.careerStarts += 1;
    this.lastStartDay = Math.max(gameDay, this.lastStartDay ?? gameDay);
    this.starts.unshift({ day: gameDay, strikeouts: line.strikeouts, battersFaced: faced, pitches });
    if (this.starts.length > REMEMBERED_STARTS) this.starts.pop();
  }
}
