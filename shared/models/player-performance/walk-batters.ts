import type { History, HistoryGame } from '../../domain/history/history.ts';
import { walkHistory } from '../../domain/history/walk-history.ts';
import { askBatters, type BatterFacts, type LineUpKnowledge } from './batter-facts.ts';
import { outcomesOf } from './batter-outcomes.ts';
import { PerformanceState } from './performance-state.ts';

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
export function walkBatters(
  { games, people }: Pick<History, 'games' | 'people'>,
  lineUps: LineUpKnowledge = 'actual',
): BatterToForecast[] {
  const state = new PerformanceState();
  const batters: BatterToForecast[] = [];
  walkHistory(games, {
    season: () => state.league.season(),
    ask(asked) {
      const byPk = new Map(asked.map((game) => [game.gamePk, game]));
      for (const facts of askBatters(state, people, asked, lineUps)) {
        const game = byPk.get(facts.gamePk);
        if (game !== undefined) batters.push(...withEnd(facts, game));
      }
    },
    learn: (learned, date) => state.learn(learned, date),
  });
  return batters;
}
