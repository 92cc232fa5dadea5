import {
  type MarketMemory,
  marketMemoryColumns,
  marketMemoryNames,
} from '../../../../schemas/tables/market-memory-features.ts';
import {
  type ClosingLineRatings,
  expectedClose,
  type PricedGame,
} from '../../../domain/ratings/closing-line-ratings.ts';
import type { LineMoves } from '../../../domain/ratings/line-moves.ts';

/** What earlier prices taught, for the features of a game: that of a walk through history, or of a serving snapshot, which knows one day alone. */
export interface MarketView {
  readonly lineMoves: Pick<LineMoves, 'team' | 'starter'>;
  readonly closingLines: Pick<ClosingLineRatings, 'homeEdge' | 'team' | 'starter'>;
}

/** What earlier prices let expect of a game: only models that know the market may look at it. */
export const marketMemoryOf = (
  { lineMoves, closingLines }: MarketView,
  { home, away }: PricedGame,
  day: number,
): MarketMemory => ({
  team_moves: lineMoves.team(home.teamId, day) - lineMoves.team(away.teamId, day),
  starter_moves: lineMoves.starter(home.starterId, day) - lineMoves.starter(away.starterId, day),
  closing_ratings: expectedClose(closingLines, { home, away }),
});

/** The same in the order of `marketMemoryNames`. */
export const marketMemoryVector = (memory: MarketMemory): number[] =>
  marketMemoryNames.map((name) => memory[name]);

/** Whether an input or a reason is one of them. */
export const isMarketMemory = (name: string): name is keyof MarketMemory => name in marketMemoryColumns;

/** What one of them means, in words. */
export const marketMemoryMeaning = (name: keyof MarketMemory): string =>
  marketMemoryColumns[name].description ?? name;
