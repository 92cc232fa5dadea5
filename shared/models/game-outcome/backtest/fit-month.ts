import type { LinearModel } from '../../../domain/linear/linear-model.ts';
import { fitBlendParts } from '../blend/fit-parts.ts';
import { fitBlendStack } from '../blend/fit-stack.ts';
import { probabilityOf } from '../blend/logit.ts';
import type { LogitStack } from '../blend/logit-stack.ts';
import type { BlendParts } from '../blend/parts.ts';
import { rowsToFit } from '../blend/rows-to-learn.ts';
import { sampleOf, valuesAt } from '../blend/sample-rows.ts';
import { fitMarginSlope, fitTeamRuns } from '../blend/team-runs.ts';
import type { GameRows } from '../history/game-rows.ts';
import { fitOpenLineStack } from '../open-line/fit-open-line.ts';
import { type FittedLineMove, fitLineMoveOfRows } from './fit-line-move.ts';
import type { MarketRows } from './market.ts';
import { type RollingMonth, rowsKnownBefore } from './rolling-months.ts';

/** Members of the variant without a market, in order of their number of parts. */
export const MEMBERS = ['constant', 'elo', 'logit', 'margin', 'gbdt', 'blend'] as const;
/** See `MEMBERS`. */
export type MemberName = (typeof MEMBERS)[number];

/** The member that answers without a market. */
export const ANSWER: MemberName = 'blend';

/** The share of home wins before any game, worth so many games. */
const HOME_WINS = { rate: 0.54, games: 100 } as const;

/** Forecasts made so far by row, one list a member; NaN where none was made. */
export type Forecasts = Readonly<Record<MemberName, Float64Array>>;

/** What is known for a fit beside the rows. */
export interface FitContext {
  rows: GameRows;
  /** The first row to learn from: before it ratings are still warming up. */
  warmRow: number;
  /** 1 for a row whose features know the players of the season before. */
  informed: Uint8Array;
  forecasts: Forecasts;
  /** By how much the line of a row was expected to move before its game, in log odds; NaN where nothing was said. */
  expectedMoves: Float64Array;
  /** null when the variant knows no market. */
  market: MarketRows | null;
}

/** Everything that answers for the games of a month. */
export interface MonthFit {
  /** Rows learned from. */
  learned: readonly number[];
  homeWinRate: number;
  fitted: BlendParts | null;
  blend: LogitStack;
  openLine: LogitStack | null;
  lineMove: FittedLineMove | null;
  teamRuns: LinearModel | null;
  marginSlope: number;
}

/** Weights of the opening line and the model, on the games that have both. */
function fitOpenLine(
  { open }: MarketRows,
  answers: Float64Array,
  judged: readonly number[],
  outcomes: Float64Array,
): LogitStack {
  const priced = judged.filter((row) => !Number.isNaN(open[row] ?? Number.NaN));
  return fitOpenLineStack({
    forecasts: [valuesAt(open, priced).map(probabilityOf), valuesAt(answers, priced)],
    outcomes: valuesAt(outcomes, priced),
  });
}

/** Fits every member to what was known before a month, and the stacks to what the members had forecast before it. */
export function fitMonth(context: FitContext, month: RollingMonth): MonthFit {
  const { rows, warmRow, informed, forecasts, market } = context;
  const learned = rowsKnownBefore(rows.games, month, warmRow);
  const outcomeSum = learned.reduce((sum, row) => sum + (rows.outcomes[row] ?? 0), 0);
  const fitted = rowsToFit(learned, informed);
  const sample = fitted === null ? null : sampleOf(rows, fitted);
  // Only forecasts of fitted models count: before them every member was Elo.
  const judged = learned.filter((row) => !Number.isNaN(forecasts.margin[row] ?? Number.NaN));
  const answers = forecasts[ANSWER];
  return {
    learned,
    homeWinRate: (outcomeSum + HOME_WINS.rate * HOME_WINS.games) / (learned.length + HOME_WINS.games),
    fitted: sample === null ? null : fitBlendParts(sample),
    blend: fitBlendStack(forecasts, rows.outcomes, judged),
    openLine: market === null ? null : fitOpenLine(market, answers, judged, rows.outcomes),
    lineMove: market === null ? null : fitLineMoveOfRows(rows, market, learned, context.expectedMoves),
    teamRuns: sample === null ? null : fitTeamRuns(sample),
    marginSlope: fitMarginSlope(
      valuesAt(answers, judged),
      Float64Array.from(judged, (row) => (rows.runs[2 * row] ?? 0) - (rows.runs[2 * row + 1] ?? 0)),
    ),
  };
}
