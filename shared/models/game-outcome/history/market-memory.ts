import type { HistoryGame } from '../../../domain/history/history.ts';
import type { GameState } from './game-state.ts';

/** What earlier prices let expect of a game: only models that know the market may look at it. */
export interface MarketFeature {
  name: string;
  of: (state: GameState, game: HistoryGame, day: number) => number;
}

/** All in log odds of a home win, the first two home minus away. */
export const marketFeatures: readonly MarketFeature[] = [
  {
    name: 'team_moves',
    of: ({ lineMoves }, { home, away }, day) =>
      lineMoves.team(home.teamId, day) - lineMoves.team(away.teamId, day),
  },
  {
    name: 'starter_moves',
    of: ({ lineMoves }, { home, away }, day) =>
      lineMoves.starter(home.starterId, day) - lineMoves.starter(away.starterId, day),
  },
  { name: 'closing_ratings', of: ({ closingLines }, game) => closingLines.expected(game) },
];
