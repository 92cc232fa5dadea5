import { describe, expect, it } from 'vitest';
import type { History } from '../../../../../shared/domain/history/history.ts';
import {
  backtestGames,
  type GameBacktestOptions,
  type GameForecast,
} from '../../../../../shared/models/game-outcome/backtest/index.ts';
import { madeUpLeague } from '../../../../support/made-up-league.ts';

const seasons = [2013, 2014, 2015];
const history = madeUpLeague({ seasons, days: 130 });
const options: GameBacktestOptions = { seasons: [2015], variant: 'with_open_line', lineups: 'actual' };
const backtest = backtestGames(history, options);
const members = ['constant', 'elo', 'logit', 'margin', 'gbdt', 'blend'];

const forecastsOf = (of: History, asked: Partial<GameBacktestOptions> = {}): readonly GameForecast[] =>
  backtestGames(of, { ...options, ...asked }).forecasts;

describe('backtest of games', () => {
  it('forecasts every game of the asked seasons once, by every member', () => {
    const asked = history.games.filter(({ season }) => season === 2015);
    const idsOf = (of: readonly { gamePk: number }[]): number[] => of.map(({ gamePk }) => gamePk).sort();
    expect(idsOf(backtest.forecasts)).toEqual(idsOf(asked));
    for (const forecast of backtest.forecasts) {
      const names = [...members, 'open_line', 'open_line_stack', 'open_line_move'];
      expect(Object.keys(forecast.members)).toEqual(names);
      for (const probability of Object.values(forecast.members)) {
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThan(1);
      }
      expect(forecast.homeWinProbability).toBe(forecast.members[forecast.chosen]);
      expect(forecast).toMatchObject({ chosen: 'open_line_move', usedOpenLine: true });
    }
  });

  it('expects more runs of the favourite, in whole bounds around the margin', () => {
    for (const { homeWinProbability, expectedRuns } of backtest.forecasts) {
      const { home, away, total, marginInterval80 } = expectedRuns;
      expect(home + away).toBeCloseTo(total, 10);
      expect(Math.sign(home - away)).toBe(Math.sign(homeWinProbability - 0.5));
      expect(marginInterval80.low).toBeLessThan(home - away);
      expect(marginInterval80.high).toBeGreaterThan(home - away);
    }
  });

  it('is fitted anew each month, to nothing but what was known before', () => {
    expect(backtest.refits.map(({ date }) => date)).toEqual([
      '2015-04-01',
      '2015-05-01',
      '2015-06-01',
      '2015-07-01',
      '2015-08-01',
    ]);
    const [first, second] = backtest.refits;
    // The season after the first one is all that the opening fit may learn from: 130 days of 4 games and one more.
    expect(first).toMatchObject({ rowCount: 521, firstSeason: 2014, lastSeason: 2014 });
    // The game suspended in April was completed in April.
    expect(second?.rowCount).toBe(521 + 30 * 4 + 1);
    const learned = history.games.filter(({ season }) => season === 2014);
    const wins = learned.filter(({ home, away }) => home.runs > away.runs).length;
    expect(first?.homeWinRate).toBeCloseTo((wins + 54) / 621, 12);
    expect(first?.features.map(({ feature }) => feature)).toContain('line_up');
    expect(second?.lineMove?.rowCount ?? null).toBeNull();
  });

  it('does not change when later games and prices do', () => {
    const cut = '2015-06-10';
    const later: History = {
      ...history,
      games: history.games.map((game) =>
        game.gameDate >= cut ? { ...game, home: { ...game.home, runs: 20, earlyRuns: 9 } } : game,
      ),
      prices: new Map(
        [...history.prices].map(([gamePk, price]) => [
          gamePk,
          gamePk >= 2015 * 10_000 + 700 ? { open: price.open, close: 0.7 } : price,
        ]),
      ),
    };
    const forecasts = forecastsOf(later);
    const before = ({ gameDate }: GameForecast): boolean => gameDate <= cut;
    expect(forecasts.filter(before)).toEqual(backtest.forecasts.filter(before));
    expect(forecasts.at(-1)).not.toEqual(backtest.forecasts.at(-1));
  });

  it('gives the same forecasts for the same history', () => {
    expect(backtestGames(history, options)).toEqual(backtest);
  });
});

describe('backtest of games without a market', () => {
  it('never looks at a price', () => {
    const without = forecastsOf({ ...history, prices: new Map() }, { variant: 'no_market' });
    expect(forecastsOf(history, { variant: 'no_market' })).toEqual(without);
    expect(Object.keys(without[0]?.members ?? {})).toEqual(members);
    expect(without[0]).toMatchObject({ chosen: 'blend', usedOpenLine: false });
  });

  it('answers for a game without an opening line, and marks it', () => {
    const prices = new Map(history.prices);
    const last = history.games.at(-1)?.gamePk ?? 0;
    prices.delete(last);
    const answer = forecastsOf({ ...history, prices }).at(-1);
    expect(answer).toMatchObject({ gamePk: last, chosen: 'blend', usedOpenLine: false });
    expect(answer?.homeWinProbability).toBe(answer?.members['blend']);
    expect(answer?.members['open_line']).toBeUndefined();
  });
});

describe('backtest of games with little history', () => {
  it('lets Elo answer before there are games enough, and the mean of both with a line', () => {
    const forecasts = forecastsOf(history, { seasons: [2013] });
    const [first] = forecasts;
    expect(first?.members['constant']).toBeCloseTo(0.54, 12);
    for (const { members: said } of forecasts) expect(said['blend']).toBe(said['elo']);
    expect(first?.expectedRuns.total).toBe(9);
    const logit = (p = 0.5): number => Math.log(p / (1 - p));
    expect(logit(first?.homeWinProbability)).toBeCloseTo(
      (logit(first?.members['elo']) + logit(first?.members['open_line'])) / 2,
      10,
    );
    expect(first?.chosen).toBe('open_line_move');
  });

  it('forecasts nothing of an empty history', () => {
    expect(forecastsOf({ games: [], people: new Map(), prices: new Map() })).toEqual([]);
  });
});
