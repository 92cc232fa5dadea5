import type { LogitStack } from '../blend/logit-stack.ts';
import type { ExpectedRuns } from '../blend/team-runs.ts';
import type { LineUps } from '../history/side-facts.ts';

/** What a backtest is asked for. */
export interface GameBacktestOptions {
  /** Seasons whose games are forecast; all earlier games of the history are learned from. */
  seasons: readonly number[];
  variant: 'no_market' | 'with_open_line';
  lineups: LineUps;
}

/** The forecast of a game, made in its morning. */
export interface GameForecast {
  gamePk: number;
  season: number;
  gameDate: string;
  gameNumber: number;
  /** Home win probability by every member; the names are the same for every game of a variant, but for `open_line`. */
  members: Readonly<Record<string, number>>;
  /** The member that is the answer. */
  chosen: string;
  homeWinProbability: number;
  /** False in `with_open_line` for a game without an opening line: the answer is the one of `no_market`. */
  usedOpenLine: boolean;
  expectedRuns: ExpectedRuns;
}

/** A coefficient of the margin model. */
export interface FittedFeature {
  feature: string;
  unit: string;
  /** Runs of margin per standard deviation of home minus away. */
  coefficient: number;
  deviation: number;
}

/** What moves the opening line to where it is expected to close. */
export interface FittedMove {
  rowCount: number;
  /** Log odds per standard deviation. */
  features: readonly { feature: string; coefficient: number; deviation: number }[];
}

/** What was learned before the games of a month. */
export interface GameRefit {
  /** First date of the games that it served. */
  date: string;
  season: number;
  /** Games learned from, all known before the date. */
  rowCount: number;
  /** null without any. */
  firstSeason: number | null;
  lastSeason: number | null;
  /** Share of home wins among them, the `constant`. */
  homeWinRate: number;
  /** Empty with too few games. */
  features: readonly FittedFeature[];
  blend: LogitStack;
  /** null in `no_market`. */
  openLine: LogitStack | null;
  /** null in `no_market`, and with too few closing lines. */
  lineMove: FittedMove | null;
  /** Expected runs of margin per unit of log odds. */
  marginSlope: number;
}

/** Forecasts of a rolling origin, and what was learned on the way. */
export interface GameBacktest {
  options: GameBacktestOptions;
  forecasts: readonly GameForecast[];
  refits: readonly GameRefit[];
}
