import { z } from 'zod';
import { restoredMap, savedEntries, savedEntriesSchema } from './saved-entries.ts';

/*
 * The closing line of a game = home edge + teams + starters, in log odds. What a line says beyond the ratings is shared out at once: lines are
 * told nearly without noise, so a rating follows in a few games where results need a season.
 */

/** The share of a surprise that each of the two teams, and of the two starters, takes. */
const TEAM_GAIN = 0.08;
const STARTER_GAIN = 0.16;
const HOME_GAIN = 0.002;
/** What survives a winter. */
const TEAM_CARRY = 0.6;
const STARTER_CARRY = 0.85;
/** An unknown starter is below the average one. */
const NEWCOMER = -0.1;
/** Log odds of a home win between equals: .54. */
const HOME_EDGE = 0.16;

/** The sides of a game. */
export interface PricedGame {
  home: { teamId: number; starterId: number | null };
  away: { teamId: number; starterId: number | null };
}

/** Ratings by closing lines as plain JSON. */
export const savedClosingLineRatingsSchema = z.strictObject({
  homeEdge: z.number(),
  teams: savedEntriesSchema(z.int(), z.number()),
  starters: savedEntriesSchema(z.int(), z.number()),
});

/** See `savedClosingLineRatingsSchema`. */
export type SavedClosingLineRatings = z.infer<typeof savedClosingLineRatingsSchema>;

/** What the closing lines of earlier games say about the next one, in log odds. */
export interface ClosingLineRatings {
  /** What the home team has between equals. */
  homeEdge(): number;
  /** Above an average team. */
  team(teamId: number): number;
  /** Above an average starter. */
  starter(pitcherId: number | null): number;
  enterSeason(): void;
  learn(game: PricedGame, closeLogOdds: number): void;
  save(): SavedClosingLineRatings;
}

/** Where a line closes by the ratings: log odds of a home win. */
export const expectedClose = (
  ratings: Pick<ClosingLineRatings, 'homeEdge' | 'team' | 'starter'>,
  { home, away }: PricedGame,
): number =>
  ratings.homeEdge() +
  ratings.team(home.teamId) -
  ratings.team(away.teamId) +
  ratings.starter(home.starterId) -
  ratings.starter(away.starterId);

const itself = (rating: number): number => rating;

/** Ratings as they were saved, else no line seen: all teams are equal. */
export function createClosingLineRatings(saved?: SavedClosingLineRatings): ClosingLineRatings {
  const teams = restoredMap(saved?.teams, itself);
  const starters = restoredMap(saved?.starters, itself);
  let homeEdge = saved?.homeEdge ?? HOME_EDGE;
  const team = (id: number): number => teams.get(id) ?? 0;
  const starter = (id: number | null): number => (id === null ? undefined : starters.get(id)) ?? NEWCOMER;
  const ratings = { homeEdge: () => homeEdge, team, starter };
  return {
    ...ratings,
    enterSeason() {
      for (const [id, rating] of teams) teams.set(id, TEAM_CARRY * rating);
      for (const [id, rating] of starters) starters.set(id, NEWCOMER + STARTER_CARRY * (rating - NEWCOMER));
    },
    learn(game, closeLogOdds) {
      const surprise = closeLogOdds - expectedClose(ratings, game);
      homeEdge += HOME_GAIN * surprise;
      for (const [side, sign] of [
        [game.home, 1],
        [game.away, -1],
      ] as const) {
        teams.set(side.teamId, team(side.teamId) + sign * TEAM_GAIN * surprise);
        if (side.starterId === null) continue;
        starters.set(side.starterId, starter(side.starterId) + sign * STARTER_GAIN * surprise);
      }
    },
    save: () => ({
      homeEdge,
      teams: savedEntries(teams, itself),
      starters: savedEntries(starters, itself),
    }),
  };
}
