import { z } from 'zod';
import type { AskedSide } from '../../domain/history/asked-game.ts';
import type { TeamGame } from '../../domain/history/history.ts';
import { SeasonPages, savedPagesSchema } from '../../domain/rates/season-pages.ts';
import { DecayingSums, savedSumsSchema } from '../../domain/ratings/decaying-sums.ts';
import type { LeagueBatting } from './batter-form.ts';

const lineupPlaceSchema = z.strictObject({
  playerId: z.int(),
  slot: z.int().min(1).max(9),
  isPitcher: z.boolean(),
});

/** One of nine at the start of a game. */
export type LineupPlace = z.infer<typeof lineupPlaceSchema>;

const battingTotalsSchema = z.strictObject({
  games: z.number(),
  plateAppearances: z.number(),
  strikeouts: z.number(),
  walks: z.number(),
  hits: z.number(),
  runs: z.number(),
});

/** Sums of a team's games at bat. */
type BattingTotals = z.infer<typeof battingTotalsSchema>;

const noTotals = (): BattingTotals => ({
  games: 0,
  plateAppearances: 0,
  strikeouts: 0,
  walks: 0,
  hits: 0,
  runs: 0,
});

const place = {
  plateAppearances: 0,
  strikeoutsAbove: 1,
  games: 2,
  runsAbove: 3,
} as const;

const TEAM_HALF_LIFE_DAYS = 120;
/** Weight of the mean, in plate appearances and in games (25 games). */
const PRIOR_PLATE_APPEARANCES = 25 * 38;
const PRIOR_GAMES = 25;
const REMEMBERED_GAMES = 10;
const REMEMBERED_LINEUPS = 5;

/** The nine who start a game; null when lines are missing or do not name nine. */
export function lineupOf({ batters }: Pick<AskedSide, 'batters'>): LineupPlace[] | null {
  const nine = (batters ?? []).filter(({ isStarter, slot }) => isStarter && slot >= 1 && slot <= 9);
  if (new Set(nine.map(({ slot }) => slot)).size !== 9) return null;
  return nine.map(({ playerId, slot, position }) => ({ playerId, slot, isPitcher: position === 'P' }));
}

/** Who caught from the start; null when unknown. */
export const catcherOf = ({ batters }: Pick<AskedSide, 'batters'>): number | null =>
  batters?.find(({ isStarter, position }) => isStarter && position === 'C')?.playerId ?? null;

/** The league in which a team's game was played. */
export interface TeamGameContext {
  season: number;
  day: number;
  batting: LeagueBatting;
  runsPerGame: number;
}

const sumCount = Object.keys(place).length;

const lastGameSchema = z.strictObject({ strikeouts: z.number(), plateAppearances: z.number() });

/** A team as plain JSON. */
export const savedTeamFormSchema = z.strictObject({
  sums: savedSumsSchema(sumCount),
  seasons: savedPagesSchema(battingTotalsSchema),
  lastGames: z.array(lastGameSchema).max(REMEMBERED_GAMES),
  lineups: z.array(z.array(lineupPlaceSchema).length(9)).max(REMEMBERED_LINEUPS),
});

/** See `savedTeamFormSchema`. */
export type SavedTeamForm = z.infer<typeof savedTeamFormSchema>;

/** What is known of a team's bats on a morning. */
export class TeamForm {
  readonly #sums: DecayingSums;
  readonly #seasons: SeasonPages<BattingTotals>;
  /** Strikeouts per plate appearance of the last games, the latest first. */
  readonly lastGames: { strikeouts: number; plateAppearances: number }[];
  /** The last line-ups that were known, the latest first. */
  readonly lineups: LineupPlace[][];

  /** A team as it was saved, else an unknown one. */
  constructor(saved?: SavedTeamForm) {
    this.#sums = new DecayingSums(sumCount, TEAM_HALF_LIFE_DAYS, saved?.sums);
    this.#seasons = new SeasonPages(noTotals, saved?.seasons);
    this.lastGames = [...(saved?.lastGames ?? [])];
    this.lineups = [...(saved?.lineups ?? [])];
  }

  save(): SavedTeamForm {
    return {
      sums: this.#sums.save(),
      seasons: this.#seasons.save(),
      lastGames: [...this.lastGames],
      lineups: [...this.lineups],
    };
  }

  /** Takes in a game that became known on a day. */
  learn(team: TeamGame, context: TeamGameContext): void {
    const { season, day, batting: league, runsPerGame } = context;
    const { batting } = team;
    if (batting.plateAppearances > 0) {
      this.#sums.add(day, [
        batting.plateAppearances,
        batting.strikeouts - league.strikeouts * batting.plateAppearances,
        1,
        team.runs - runsPerGame,
      ]);
      const totals = this.#seasons.open(season);
      totals.games += 1;
      totals.plateAppearances += batting.plateAppearances;
      totals.strikeouts += batting.strikeouts;
      totals.walks += batting.walks;
      totals.hits += batting.hits;
      totals.runs += team.runs;
      const { strikeouts, plateAppearances } = batting;
      this.lastGames.unshift({ strikeouts, plateAppearances });
      if (this.lastGames.length > REMEMBERED_GAMES) this.lastGames.pop();
    }
    const lineup = lineupOf(team);
    if (lineup === null) return;
    this.lineups.unshift(lineup);
    if (this.lineups.length > REMEMBERED_LINEUPS) this.lineups.pop();
  }

  /** Strikeouts per plate appearance above the league's, 120-day half-life, shrunken. */
  strikeoutsAbove(day: number): number {
    return this.#sums.ratio(day, place.strikeoutsAbove, place.plateAppearances, 0, PRIOR_PLATE_APPEARANCES);
  }

  /** Runs a game above the league's. */
  runsAbove(day: number): number {
    return this.#sums.ratio(day, place.runsAbove, place.games, 0, PRIOR_GAMES);
  }

  /** Totals of the season so far, else of the last one; null when there are none. */
  seasonTotals(season: number): Readonly<BattingTotals> | null {
    const { now, before } = this.#seasons.read(season);
    return now ?? before;
  }
}
