import type { History, HistoryGame } from '../../domain/history/history.ts';
import { type HistoryVisitor, type WalkRange, walkHistory } from '../../domain/history/walk-history.ts';
import { calendarDay } from '../../domain/ratings/calendar-day.ts';
import { averageFeatures, rollingFeatures, seasonMeanStrikeouts } from './average-features.ts';
import { glmFeatures, restDays } from './glm-features.ts';
import { pitcherSum } from './pitcher-form.ts';
import type { SavedStrikeoutState } from './saved-strikeout-state.ts';
import { type LineupKnowledge, type StartView, viewStart } from './start-view.ts';
import { StrikeoutState } from './strikeout-state.ts';

const features = [...glmFeatures, ...averageFeatures, ...rollingFeatures];

/** Every feature that is computed for a start, in order. */
export const startFeatureNames: readonly string[] = features.map(({ name }) => name);

/** A start as it could be forecast on the morning of its game, and how it ended. */
export interface StrikeoutStart {
  gamePk: number;
  gameDate: string;
  /** Day at whose end it may be learned from. */
  knownOn: string;
  season: number;
  isHome: boolean;
  pitcherId: number;
  /** null where no pitching line tells. */
  strikeouts: number | null;
  battersFaced: number | null;
  /** One value for each of `startFeatureNames`; NaN = unknown. */
  features: Float64Array;
  /** Strikeouts a start: of his season so far, else his last season, else the league. */
  usualStrikeouts: number;
  /** Strikeouts of a start of the league. */
  leagueStrikeouts: number;
  /** Batters faced, half-life 365 days: how much is known of him. */
  knownBatters: number;
  restDays: number | null;
  /** Share of his appearances that are starts, half-life 365 days; null before the first. */
  starterShare: number | null;
  lineupIsKnown: boolean;
}

function startOf(game: HistoryGame, view: StartView): StrikeoutStart | null {
  const team = view.isHome ? game.home : game.away;
  if (team.starterId === null) return null;
  const line = team.pitchers?.find(({ isStarter, playerId }) => isStarter && playerId === team.starterId);
  const { pitcher, day, league, state } = view;
  const leagueStrikeouts = league.strikeouts * state.startBatters;
  const usual = seasonMeanStrikeouts(view);
  const appearances = pitcher.year.on(day, pitcherSum.appearances);
  return {
    gamePk: game.gamePk,
    gameDate: game.gameDate,
    knownOn: game.knownOn,
    season: game.season,
    isHome: view.isHome,
    pitcherId: team.starterId,
    strikeouts: line?.strikeouts ?? null,
    battersFaced: line?.battersFaced ?? null,
    features: Float64Array.from(features, ({ value }) => value(view)),
    usualStrikeouts: Number.isNaN(usual) ? leagueStrikeouts : usual,
    leagueStrikeouts,
    knownBatters: pitcher.year.on(day, pitcherSum.battersFaced),
    restDays: restDays(view),
    starterShare: appearances === 0 ? null : pitcher.year.on(day, pitcherSum.starts) / appearances,
    lineupIsKnown: view.lineupIsKnown,
  };
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
      for (const game of asked)
        for (const isHome of [true, false]) {
          const view = viewStart(state, game, isHome, lineups);
          const start = view === null ? null : startOf(game, view);
          if (start !== null) starts.push(start);
        }
    },
    learn: (learned, date) => state.learn(learned, date),
  };
  const position = walkHistory(games, visitor, range);
  return { starts, save: () => state.save(position) };
}
