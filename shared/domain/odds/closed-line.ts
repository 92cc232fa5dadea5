import type { PricedGame } from '../ratings/closing-line-ratings.ts';

/** A game that is over and where its line opened and closed: P(home wins), without the margin. */
export interface ClosedLine extends PricedGame {
  gamePk: number;
  season: number;
  /** 0 for a single game. */
  gameNumber: number;
  /** The day after whose night the game is known, `YYYY-MM-DD`. */
  knownOn: string;
  /** ISO 8601 UTC; null when nobody told. */
  completedAt: string | null;
  open: number;
  close: number;
}
