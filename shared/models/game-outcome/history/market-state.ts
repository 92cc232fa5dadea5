import type { Price } from '../../../domain/history/history.ts';
import {
  createClosingLineRatings,
  type PricedGame,
  type SavedClosingLineRatings,
} from '../../../domain/ratings/closing-line-ratings.ts';
import {
  createLineMoves,
  lineMove,
  openLogOdds,
  type SavedLineMoves,
} from '../../../domain/ratings/line-moves.ts';

/** What prices have taught, as plain JSON. */
export interface SavedMarketState {
  line_moves: SavedLineMoves;
  closing_lines: SavedClosingLineRatings;
}

/** What the prices of the games known so far have taught: those of a saved state and those that are learned. */
export function createMarketState(saved?: SavedMarketState) {
  const lineMoves = createLineMoves(saved?.line_moves);
  const closingLines = createClosingLineRatings(saved?.closing_lines);
  return {
    lineMoves,
    closingLines,
    /** A winter passes. */
    enterSeason: (): void => closingLines.enterSeason(),
    /** Learns the prices of a game that is over; nothing of one that lacks a price. */
    learn({ home, away }: PricedGame, price: Price | undefined, day: number): void {
      const [open, move] = [openLogOdds(price), lineMove(price)];
      if (open === null || move === null) return;
      closingLines.learn({ home, away }, open + move);
      lineMoves.learn(home, day, move);
      lineMoves.learn(away, day, -move);
    },
    save: (): SavedMarketState => ({ line_moves: lineMoves.save(), closing_lines: closingLines.save() }),
  };
}

/** See `createMarketState`. */
export type MarketState = ReturnType<typeof createMarketState>;
