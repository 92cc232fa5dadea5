import type { History, HistoryGame } from '../../domain/history/history.ts';
import { type HistoryVisitor, type WalkRange, walkHistory } from '../../domain/history/walk-history.ts';
import { calendarDay } from '../../domain/ratings/calendar-day.ts';
import type { SavedStrikeoutState } from './saved-strikeout-state.ts';
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
export const walkStarts = (
  history: Pick<History, 'games' | 'people'>,
  lineups: LineupKnowledge = 'actual',
): StrikeoutStart[] => continueStarts(history, lineups).starts;

/** The same for a part of history: its starts, and what is known at its end. See `walkHistory` on the games that it needs. */
export function continueStarts(
  { games, people }: Pick<History, 'games' | 'people'>,
  lineups: LineupKnowledge,
  range: WalkRange<SavedStrikeoutState> = {},
): { starts: StrikeoutStart[]; save: () => SavedStrikeoutState } {
  const state = new StrikeoutState(people, range.from);
  const starts: StrikeoutStart[] = [];
  const visitor: HistoryVisitor = {
    season: (_season, _before, date) => state.season(calendarDay(date)),
    ask(asked) {
      const byPk = new Map(asked.map((game) => [game.gamePk, game]));
      for (const facts of askStarts(state, asked, lineups)) {
        const game = byPk.get(facts.gamePk);
        if (game !== undefined) starts.push(withEnd(facts, game));
      }
    },
    learn: (learned, date) => state.learn(learned, date),
  };
  const position = walkHistory(games, visitor, range);
  return { starts, save: () => state.save(position) };
}
