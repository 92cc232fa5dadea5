import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../../shared/domain/trees/seeded-random.ts';
import { fitLineMoveOfRows } from '../../../../../shared/models/game-outcome/backtest/fit-line-move.ts';
import { marketRows } from '../../../../../shared/models/game-outcome/backtest/market.ts';
import {
  rollingMonths,
  rowsKnownBefore,
} from '../../../../../shared/models/game-outcome/backtest/rolling-months.ts';
import { logitOf, probabilityOf } from '../../../../../shared/models/game-outcome/blend/logit.ts';
import {
  fitLogitStack,
  stackedLogOdds,
} from '../../../../../shared/models/game-outcome/blend/logit-stack.ts';
import { expectedRunsOf, fitMarginSlope } from '../../../../../shared/models/game-outcome/blend/team-runs.ts';
import { buildGameRows } from '../../../../../shared/models/game-outcome/history/game-rows.ts';
import { historyGame, madeUpLeague } from '../../../../support/made-up-league.ts';

const names = ['first', 'second'];

/** Two forecasts of which the first is right and the second knows nothing. */
function forecasts(count: number) {
  const random = seededRandom(3);
  const logOdds = Float64Array.from({ length: count }, () => 3 * (random() - 0.5));
  return {
    forecasts: [logOdds.map(probabilityOf), Float64Array.from(logOdds, () => 0.3 + 0.4 * random())],
    outcomes: logOdds.map((value) => (random() < probabilityOf(value) ? 1 : 0)),
  };
}

describe('stack of forecasts', () => {
  const half = { names, weights: [0.5, 0.5] };

  it('is what was believed before while there is less than a season', () => {
    const stack = fitLogitStack(forecasts(1_999), { ...half, lambda: 1 });
    expect(stack).toMatchObject({ weights: [0.5, 0.5], intercept: 0, rowCount: 0 });
    expect(stackedLogOdds(stack, [0.6, 0.5])).toBeCloseTo(logitOf(0.6) / 2, 12);
  });

  it('finds out which forecast to trust', () => {
    const { weights, rowCount } = fitLogitStack(forecasts(20_000), { ...half, lambda: 1 });
    expect(rowCount).toBe(20_000);
    expect(weights[0]).toBeCloseTo(1, 1);
    expect(weights[1]).toBeCloseTo(0, 1);
  });

  it('stays with what was believed when the penalty is large', () => {
    const { weights, intercept } = fitLogitStack(forecasts(5_000), { ...half, lambda: 1e9 });
    expect(weights[0]).toBeCloseTo(0.5, 4);
    expect(intercept).toBeCloseTo(0, 4);
  });

  it('keeps sure things finite', () => expect(Number.isFinite(logitOf(1))).toBe(true));
});

describe('expected runs', () => {
  it('draw the slope of the margin to two runs', () => {
    expect(fitMarginSlope(new Float64Array(0), new Float64Array(0))).toBe(2);
    // Log odds of 1 with a margin of 3, 400 times: half way from 2 to 3.
    const sure = new Float64Array(400).fill(probabilityOf(1));
    expect(fitMarginSlope(sure, new Float64Array(400).fill(3))).toBeCloseTo(2.5, 10);
  });

  it('never leave a side without runs', () => {
    const { home, away } = expectedRunsOf(null, 2, new Float64Array(0), 0.999);
    expect(away).toBeCloseTo(1.5, 12);
    expect(home).toBeCloseTo(7.5, 12);
  });
});

describe('months of a rolling origin', () => {
  it('learn a suspended game only once it was known', () => {
    const games = [
      historyGame({ gamePk: 1, gameDate: '2015-04-06' }),
      historyGame({ gamePk: 2, gameDate: '2015-04-20', knownOn: '2015-05-01' }),
      historyGame({ gamePk: 3, gameDate: '2015-05-01' }),
      historyGame({ gamePk: 4, gameDate: '2015-06-01' }),
    ];
    const months = rollingMonths(games);
    expect(months.map(({ date, start, end }) => [date, start, end])).toEqual([
      ['2015-04-06', 0, 2],
      ['2015-05-01', 2, 3],
      ['2015-06-01', 3, 4],
    ]);
    expect(months.map((month) => rowsKnownBefore(games, month, 0))).toEqual([[], [0], [0, 1, 2]]);
    expect(months.map((month) => rowsKnownBefore(games, month, 1))).toEqual([[], [], [1, 2]]);
  });
});

describe('move of the line', () => {
  const league = madeUpLeague({ seasons: [2014, 2015], days: 130 });
  const rows = buildGameRows(league, 'actual');
  const all = rows.games.map((_, row) => row);
  const nothingSaid = new Float64Array(rows.games.length).fill(Number.NaN);

  it('learns a market that always moves to the home side', () => {
    const prices = new Map(
      [...league.prices].map(([id, { open }]) => [id, { open, close: (open ?? 0) + 0.02 }]),
    );
    const moved = fitLineMoveOfRows(rows, marketRows(rows, { ...league, prices }), all, nothingSaid);
    expect(moved?.rowCount).toBe(all.length);
    const open = league.prices.get(rows.games[700]?.gamePk ?? 0)?.open ?? 0;
    expect(moved?.predict(700)).toBeCloseTo(open + 0.02, 2);
  });

  it('is unknown with few closing lines', () => {
    expect(fitLineMoveOfRows(rows, marketRows(rows, league), all.slice(0, 999), nothingSaid)).toBeNull();
    const closeless = new Map([...league.prices].map(([id, { open }]) => [id, { open, close: null }]));
    expect(
      fitLineMoveOfRows(rows, marketRows(rows, { ...league, prices: closeless }), all, nothingSaid),
    ).toBeNull();
  });
});
