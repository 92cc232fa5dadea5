import type { History, HistoryGame } from '../../domain/history/history.ts';
import { walkHistory } from '../../domain/history/walk-history.ts';
import { calendarDay } from '../../domain/ratings/calendar-day.ts';
import { askStarts, type EndedStart, type StartFacts } from './start-facts.ts';
import type { LineupKnowledge } from './start-view.ts';
import { StrikeoutState } from './strikeout-state.ts';

/** A start as it could be forecast on the morning of its game, and how it ended. */
export interface StrikeoutStart extends EndedStart {
  /** Day at whose end it may be learned from. */
  knownOn: string;
}

function withEnd(facts: StartFacts, { knownOn, home, away }: HistoryGame): StrikeoutStart {
  const line = (facts.isHome ? home : away).pitchers?.find(
    ({ isStarter, playerId }) => isStarter && playerId === facts.pitcherId,
  );
  return { ...facts, knownOn, strikeouts: line?.strikeouts ?? null };
}

/** Every start of history whose pitcher is known, with its features as of the morning of its game, in order of date. */
export function walkStarts(
  { games, people }: Pick<History, 'games' | 'people'>,
  lineups: LineupKnowledge = 'actual',
): StrikeoutStart[] {
  const state = new StrikeoutState(people);
  const starts: StrikeoutStart[] = [];
  walkHistory(games, {
    ask(asked, date) {
      const [first] = asked;
      if (first !== undefined && first.season !== state.currentSeason)
        state.season(first.season, calendarDay(date));
      const byPk = new Map(asked.map((game) => [game.gamePk, game]));
      for (const facts of askStarts(state, asked, lineups)) {
        const game = byPk.get(facts.gamePk);
        if (game !== undefined) starts.push(withEnd(facts, game));
      }
    },
    learn: (learned, date) => state.learn(learned, date),
  });
  return starts;
}
