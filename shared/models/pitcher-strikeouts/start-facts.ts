import type { AskedGame } from '../../domain/history/asked-game.ts';
import { averageFeatures, rollingFeatures, seasonMeanStrikeouts } from './average-features.ts';
import { glmFeatures, restDays } from './glm-features.ts';
import { pitcherSum } from './pitcher-form.ts';
import { type LineupKnowledge, type StartView, viewStart } from './start-view.ts';
import type { StrikeoutState } from './strikeout-state.ts';

/** In the order of `startFeatureNames`: a test holds the two together. */
const features = [...glmFeatures, ...averageFeatures, ...rollingFeatures];

/** What is known of a start on the morning of its game. */
export interface StartFacts {
  gamePk: number;
  gameDate: string;
  season: number;
  isHome: boolean;
  pitcherId: number;
  teamId: number;
  opponentId: number;
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

/** A start that ended: what it is learned from. */
export interface EndedStart extends StartFacts {
  /** null where no pitching line tells. */
  strikeouts: number | null;
}

function factsOf(game: AskedGame, pitcherId: number, view: StartView): StartFacts {
  const { pitcher, day, league, state } = view;
  const leagueStrikeouts = league.strikeouts * state.startBatters;
  const usual = seasonMeanStrikeouts(view);
  const appearances = pitcher.year.on(day, pitcherSum.appearances);
  return {
    gamePk: game.gamePk,
    gameDate: game.gameDate,
    season: game.season,
    isHome: view.isHome,
    pitcherId,
    teamId: view.teamId,
    opponentId: view.opponentId,
    features: Float64Array.from(features, ({ value }) => value(view)),
    usualStrikeouts: Number.isNaN(usual) ? leagueStrikeouts : usual,
    leagueStrikeouts,
    knownBatters: pitcher.year.on(day, pitcherSum.battersFaced),
    restDays: restDays(view),
    starterShare: appearances === 0 ? null : pitcher.year.on(day, pitcherSum.starts) / appearances,
    lineupIsKnown: view.lineupIsKnown,
  };
}

/**
 * The starts of the games of a date, of both sides, as far as the starters are announced: what training learns from and what is forecast.
 * The games may be finished ones or those of a slate; nothing that happened in them is looked at.
 */
export function askStarts(
  state: StrikeoutState,
  games: readonly AskedGame[],
  lineups: LineupKnowledge,
): StartFacts[] {
  return games.flatMap((game) =>
    [true, false].flatMap((isHome) => {
      const { starterId } = isHome ? game.home : game.away;
      const view = viewStart(state, game, isHome, lineups);
      return starterId === null || view === null ? [] : [factsOf(game, starterId, view)];
    }),
  );
}
