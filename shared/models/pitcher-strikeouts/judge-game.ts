import type { HistoryGame, TeamGame } from '../../domain/history/history.ts';
import type { BatterForm, LeagueBatting } from './batter-form.ts';
import type { LeaguePitching, PitcherForm } from './pitcher-form.ts';
import type { ResidualForm } from './residual-form.ts';

/** Who is known, and how. */
export interface KnownForms {
  pitcher(id: number): PitcherForm;
  batter(id: number): BatterForm;
  parks: Pick<ResidualForm<string>, 'above'>;
}

/** The league when a game is judged. */
export interface LeagueMorning {
  day: number;
  batting: LeagueBatting;
  starter: LeaguePitching;
  reliever: LeaguePitching;
}

/** What the pitchers of one side did, against what was to be expected of those pitchers and those batters. */
export interface JudgedSide {
  battersFaced: number;
  strikeouts: number;
  /** Strikeouts of these pitchers against these batters in a neutral park. */
  expected: number;
  /** The pitchers' strikeouts as a multiple of the league's, as was known before. */
  staff: number;
  /** The batters' strikeouts as a multiple of the league's, as was known before. */
  batters: number;
}

/** Both sides of a game and its park, as a multiple of the league's strikeouts. */
export interface JudgedGame {
  home: JudgedSide;
  away: JudgedSide;
  park: number;
}

function staffOf({ pitchers }: TeamGame, known: KnownForms, league: LeagueMorning) {
  let [battersFaced, strikeouts, expected] = [0, 0, 0];
  for (const line of pitchers ?? []) {
    const rate = (line.isStarter ? league.starter : league.reliever).strikeouts;
    battersFaced += line.battersFaced;
    strikeouts += line.strikeouts;
    expected +=
      line.battersFaced * rate * known.pitcher(line.playerId).strikeoutRatio('year', league.day, rate);
  }
  const ratio = battersFaced === 0 ? 1 : expected / battersFaced / league.batting.strikeouts;
  return { battersFaced, strikeouts, expected, ratio };
}

function battersRatio({ batters }: TeamGame, known: KnownForms, { day, batting }: LeagueMorning): number {
  let [seen, above] = [0, 0];
  for (const { playerId, plateAppearances, position } of batters ?? []) {
    seen += plateAppearances;
    above += plateAppearances * known.batter(playerId).above(day, position === 'P').strikeouts;
  }
  return seen === 0 ? 1 : 1 + above / seen / batting.strikeouts;
}

/**
 * Judges a game by what was known before it, so that a rate is learned against whom it was made: a pitcher's against these batters in
 * this park, a batter's against these pitchers, a park's against both. Worth .0045 strikeouts of mean absolute error on 2013-2015.
 */
export function judgeGame(known: KnownForms, game: HistoryGame, league: LeagueMorning): JudgedGame {
  const judge = (team: TeamGame, rival: TeamGame): JudgedSide => {
    const { battersFaced, strikeouts, expected, ratio } = staffOf(team, known, league);
    const batters = battersRatio(rival, known, league);
    return { battersFaced, strikeouts, expected: expected * batters, staff: ratio, batters };
  };
  const parkAbove = game.park === null ? 0 : known.parks.above(game.park, league.day);
  return {
    home: judge(game.home, game.away),
    away: judge(game.away, game.home),
    park: 1 + parkAbove / league.batting.strikeouts,
  };
}
