/** A game that is to be forecast: what is announced of it, and nothing of how it went. A `HistoryGame` is one too. */
export interface AskedGame {
  gamePk: number;
  /** Official date: the game is forecast in the morning of this day. */
  gameDate: string;
  season: number;
  /** Park as its source names it; null when unknown. */
  park: string | null;
  /** Home plate umpire; null when unknown, as it is before nearly every game. */
  umpireId: number | null;
  home: AskedSide;
  away: AskedSide;
}

/** A side of an asked game. */
export interface AskedSide {
  teamId: number;
  /** Announced starter; null when nobody is. */
  starterId: number | null;
}
