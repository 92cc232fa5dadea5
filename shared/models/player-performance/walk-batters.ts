import type { History, HistoryGame } from '../../domain/history/history.ts';
import { type HistoryVisitor, type WalkRange, walkHistory } from '../../domain/history/walk-history.ts';
import { askBatters, type BatterFacts, type LineUpKnowledge } from './batter-facts.ts';
import { outcomesOf } from './batter-outcomes.ts';
import { PerformanceState } from './performance-state.ts';
import type { SavedPerformanceState } from './saved-performance-state.ts';

/** A batter of a starting line-up as he could be forecast on the morning of the game, and what he did. */
export interface StartedBatter extends BatterFacts {
  /** Counts in the order of `batterOutcomes`. */
  counts: readonly number[];
}

/** See `StartedBatter`. */
export interface BatterToForecast extends StartedBatter {
  /** Day at whose end he may be learned from. */
  knownOn: string;
}

/** What a batter did who was expected to start; nothing when he did not. */
function withEnd(facts: BatterFacts, { knownOn, home, away }: HistoryGame): BatterToForecast[] {
  const line = (facts.isHome ? home : away).batters?.find(
    ({ isStarter, playerId }) => isStarter && playerId === facts.playerId,
  );
  return line === undefined ? [] : [{ ...facts, knownOn, counts: outcomesOf(line) }];
}

/** Every batter of the starting line-ups of history but pitchers, in order of date. Games without lines have none; projected, those who were not expected have none either. */
export const walkBatters = (
  history: Pick<History, 'games' | 'people'>,
  lineUps: LineUpKnowledge = 'actual',
): BatterToForecast[] => continueBatters(history, lineUps).batters;

/** The same for a part of history: its batters, and what is known at its end. See `walkHistory` on the games that it needs. */
export function continueBatters(
  { games, people }: Pick<History, 'games' | 'people'>,
  lineUps: LineUpKnowledge = 'actual',
  range: WalkRange<SavedPerformanceState> = {},
): { batters: BatterToForecast[]; save: () => SavedPerformanceState } {
  const state = new PerformanceState(range.from);
  const batters: BatterToForecast[] = [];
  const visitor: HistoryVisitor = {
    season: () => state.league.season(),
    ask(asked) {
      const byPk = new Map(asked.map((game) => [game.gamePk, game]));
      for (const facts of askBatters(state, people, asked, lineUps)) {
        const game = byPk.get(facts.gamePk);
        if (game !== undefined) batters.push(...withEnd(facts, game));
      }
    },
    learn: (learned, date) => state.learn(learned, date),
  };
  const position = walkHistory(games, visitor, range);
  return { batters, save: () => state.save(position) };
}
