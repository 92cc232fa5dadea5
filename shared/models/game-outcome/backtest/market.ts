import type { History } from '../../../domain/history/history.ts';
import { lineMove, openLogOdds } from '../../../domain/ratings/line-moves.ts';
import type { GameRows } from '../history/game-rows.ts';

/** Prices by row, in log odds of a home win; NaN without one. */
export interface MarketRows {
  open: Float64Array;
  /** Close minus open: known after the game only. */
  moves: Float64Array;
}

/** The prices of all rows. */
export const marketRows = ({ games }: GameRows, { prices }: History): MarketRows => ({
  open: Float64Array.from(games, ({ gamePk }) => openLogOdds(prices.get(gamePk)) ?? Number.NaN),
  moves: Float64Array.from(games, ({ gamePk }) => lineMove(prices.get(gamePk)) ?? Number.NaN),
});
