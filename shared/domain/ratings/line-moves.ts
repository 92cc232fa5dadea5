import { z } from 'zod';
import type { Price } from '../history/history.ts';
import { createDecayedSums, savedDecayedSumsSchema } from './decayed-sums.ts';

/** Closing lines that lie further from their opening line are typing errors of the source. */
const LARGEST_MOVE = 0.15;

const logOdds = (probability: number): number => Math.log(probability / (1 - probability));
const isPrice = (probability: number | null): probability is number =>
  probability !== null && probability > 0 && probability < 1;

/** Log odds of a home win by the opening line; null without one. */
export const openLogOdds = (price: Price | undefined): number | null =>
  price !== undefined && isPrice(price.open) ? logOdds(price.open) : null;

/** By how much the market moved to the home side from open to close, in log odds; null without both prices, or when they cannot be true. */
export function lineMove(price: Price | undefined): number | null {
  if (price === undefined || !isPrice(price.open) || !isPrice(price.close)) return null;
  if (Math.abs(price.close - price.open) > LARGEST_MOVE) return null;
  return logOdds(price.close) - logOdds(price.open);
}

/** Half-lives of what is remembered of teams and of starters, who play every fifth day; means are shrunk by five games. */
const TEAM_HALF_LIFE_DAYS = 20;
const STARTER_HALF_LIFE_DAYS = 200;
const PRIOR_GAMES = 5;

/** Moves of the market as plain JSON. */
export const savedLineMovesSchema = z.strictObject({
  teams: savedDecayedSumsSchema(z.int(), 2),
  starters: savedDecayedSumsSchema(z.int(), 2),
});

/** See `savedLineMovesSchema`. */
export type SavedLineMoves = z.infer<typeof savedLineMovesSchema>;

/** Towards whom the market moved between open and close of earlier games: who opens too low does so again. In log odds; 0 when unknown. */
export interface LineMoves {
  team(teamId: number, day: number): number;
  starter(pitcherId: number | null, day: number): number;
  learn(sides: { teamId: number; starterId: number | null }, day: number, move: number): void;
  save(): SavedLineMoves;
}

/** Moves as they were saved, else no earlier prices. */
export function createLineMoves(saved?: SavedLineMoves): LineMoves {
  const teams = createDecayedSums<number>(2, TEAM_HALF_LIFE_DAYS, saved?.teams);
  const starters = createDecayedSums<number>(2, STARTER_HALF_LIFE_DAYS, saved?.starters);
  const shrunk = ([games = 0, moves = 0]: Float64Array): number => moves / (games + PRIOR_GAMES);
  return {
    team: (teamId, day) => shrunk(teams.at(teamId, day)),
    starter: (pitcherId, day) => (pitcherId === null ? 0 : shrunk(starters.at(pitcherId, day))),
    learn({ teamId, starterId }, day, move) {
      teams.add(teamId, day, [1, move]);
      if (starterId !== null) starters.add(starterId, day, [1, move]);
    },
    save: () => ({ teams: teams.save(), starters: starters.save() }),
  };
}
