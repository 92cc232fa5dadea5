import type { BatterGame } from './history.ts';

/** One side of a game that is asked for: who plays, as far as it is known. */
export interface AskedSide {
  teamId: number;
  /** null while nobody is announced. */
  starterId: number | null;
  /** The line-up; null while it is not posted. */
  batters: readonly Pick<BatterGame, 'playerId' | 'slot' | 'isStarter' | 'position'>[] | null;
}

/** A game as its morning knows it. Every game of history is one; a game of the slate has no line-ups and no umpire yet. */
export interface AskedGame {
  gamePk: number;
  gameDate: string;
  season: number;
  /** Park as its source names it; null when unknown. */
  park: string | null;
  /** Home plate umpire; null while he is not announced. */
  umpireId: number | null;
  home: AskedSide;
  away: AskedSide;
}

/** What the slate tells of one of its games. */
export interface SlateGame {
  gamePk: number;
  gameDate: string;
  season: number;
  park: string | null;
  homeTeamId: number;
  awayTeamId: number;
  homeStarterId: number | null;
  awayStarterId: number | null;
}

/** A game of the slate as it is asked for: nobody but the starters is announced. */
export const askedGameOf = ({
  homeTeamId,
  awayTeamId,
  homeStarterId,
  awayStarterId,
  ...game
}: SlateGame): AskedGame => ({
  ...game,
  umpireId: null,
  home: { teamId: homeTeamId, starterId: homeStarterId, batters: null },
  away: { teamId: awayTeamId, starterId: awayStarterId, batters: null },
});
