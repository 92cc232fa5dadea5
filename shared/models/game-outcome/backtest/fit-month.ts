import type { LinearModel } from '../../../domain/linear/linear-model.ts';
import type { GameRows } from '../history/game-rows.ts';
import { type FittedLineMove, fitLineMove } from './fit-line-move.ts';
import { type FittedMember, fitLogitMember, fitMarginMember, fitTreesMember } from './fit-members.ts';
import { fitMarginSlope, fitTeamRuns } from './fit-runs.ts';
import { probabilityOf } from './logit.ts';
import { fitLogitStack, type LogitStack, type StackPrior } from './logit-stack.ts';
import type { MarketRows } from './market.ts';
import { type RollingMonth, rowsKnownBefore } from './rolling-months.ts';
import { sampleOf } from './sample-rows.ts';

/** Members of the variant without a market, in order of their number of parts. */
export const MEMBERS = ['constant', 'elo', 'logit', 'margin', 'gbdt', 'blend'] as const;
/** See `MEMBERS`. */
export type MemberName = (typeof MEMBERS)[number];

/** The member that answers without a market. */
export const ANSWER: MemberName = 'blend';

/** Fewer games teach nothing but noise: Elo answers for every fitted member. */
const FEWEST_GAMES = 400;
/**
 * With five seasons of games whose players were known, older ones of game logs alone are left out: their rows have nothing to say of
 * line-ups, so other coefficients answer for these. With fewer every season helps; beyond five, more seasons gain less than .0001.
 */
const ENOUGH_INFORMED_GAMES = 12_000;
/** The share of home wins before any game, worth so many games. */
const HOME_WINS = { rate: 0.54, games: 100 } as const;

/*
 * A penalty of 3,000 weighs as much as 12,500 games. Forecasts of the first seasons come from models that had seen little, so their evidence says too
 * little of the models of today: on 2013-15 the weights did better the nearer they were held to what was believed before.
 */
const STACK_LAMBDA = 3_000;
/** Ridge on the margin is the model to beat: the others correct it. */
const BLEND: StackPrior = {
  names: ['margin', 'logit', 'gbdt'],
  weights: [1, 0, 0],
  lambda: STACK_LAMBDA,
};
/** Half and half was as good as fitted weights over 12,111 games. */
const OPEN_LINE: StackPrior = { names: ['open_line', 'model'], weights: [0.5, 0.5], lambda: STACK_LAMBDA };

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
  /** null when the variant knows no market. */
  market: MarketRows | null;
}

/** Everything that answers for the games of a month. */
export interface MonthFit {
  /** Rows learned from. */
  learned: readonly number[];
  homeWinRate: number;
  fitted: Readonly<Record<'logit' | 'margin' | 'gbdt', FittedMember>> | null;
  blend: LogitStack;
  openLine: LogitStack | null;
  lineMove: FittedLineMove | null;
  teamRuns: LinearModel | null;
  marginSlope: number;
}

const valuesAt = (values: Float64Array, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => values[row] ?? Number.NaN);

/** Weights of the opening line and the model, on the games that have both. */
function fitOpenLine(
  { open }: MarketRows,
  answers: Float64Array,
  judged: readonly number[],
  outcomes: Float64Array,
): LogitStack {
  const priced = judged.filter((row) => !Number.isNaN(open[row] ?? Number.NaN));
  return fitLogitStack(
    {
      forecasts: [valuesAt(open, priced).map(probabilityOf), valuesAt(answers, priced)],
      outcomes: valuesAt(outcomes, priced),
    },
    OPEN_LINE,
  );
}

/** Fits every member to what was known before a month, and the stacks to what the members had forecast before it. */
export function fitMonth(context: FitContext, month: RollingMonth): MonthFit {
  const { rows, warmRow, informed, forecasts, market } = context;
  const learned = rowsKnownBefore(rows.games, month, warmRow);
  const outcomeSum = learned.reduce((sum, row) => sum + (rows.outcomes[row] ?? 0), 0);
  const enough = learned.length >= FEWEST_GAMES;
  const known = learned.filter((row) => informed[row] === 1);
  const sample = sampleOf(rows, enough ? (known.length >= ENOUGH_INFORMED_GAMES ? known : learned) : []);
  // Only forecasts of fitted models count: before them every member was Elo.
  const judged = learned.filter((row) => !Number.isNaN(forecasts.margin[row] ?? Number.NaN));
  const answers = forecasts[ANSWER];
  return {
    learned,
    homeWinRate: (outcomeSum + HOME_WINS.rate * HOME_WINS.games) / (learned.length + HOME_WINS.games),
    fitted: enough
      ? { logit: fitLogitMember(sample), margin: fitMarginMember(sample), gbdt: fitTreesMember(sample) }
      : null,
    blend: fitLogitStack(
      {
        forecasts: [forecasts.margin, forecasts.logit, forecasts.gbdt].map((one) => valuesAt(one, judged)),
        outcomes: valuesAt(rows.outcomes, judged),
      },
      BLEND,
    ),
    openLine: market === null ? null : fitOpenLine(market, answers, judged, rows.outcomes),
    lineMove: market === null ? null : fitLineMove(rows, market, learned),
    teamRuns: enough ? fitTeamRuns(sample) : null,
    marginSlope: fitMarginSlope(
      valuesAt(answers, judged),
      Float64Array.from(judged, (row) => (rows.runs[2 * row] ?? 0) - (rows.runs[2 * row + 1] ?? 0)),
    ),
  };
}
