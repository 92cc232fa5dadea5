import { describe, expect, it } from 'vitest';
import { askMarket, commonGames, scoreColumns } from '../../../../shared/domain/statistics/forecast-table.ts';
import { logOdds } from '../../../../shared/domain/statistics/log-odds.ts';
import { seededRandom } from '../../../../shared/domain/trees/seeded-random.ts';

const column = (name: string, probabilities: (number | null)[]) => ({ name, probabilities });

describe('forecasts side by side', () => {
  it('are compared on the games that all of them have', () => {
    const columns = [column('a', [0.6, null, 0.5, 0.4]), column('b', [0.5, 0.5, null, 0.5])];
    expect(commonGames(columns, 4)).toEqual([0, 3]);
    expect(commonGames([], 2)).toEqual([0, 1]);
  });

  it('have scores by hand, and the difference of the chosen one to each', () => {
    const columns = [column('ours', [0.8, 0.4, 0.3]), column('coin', [0.5, 0.5, 0.5])];
    const [ours, coin] = scoreColumns(columns, [1, 0, 1], [0, 1, 2], 'ours');
    expect(ours).toMatchObject({ name: 'ours', count: 3, difference: null });
    expect(ours?.brier).toBeCloseTo((0.04 + 0.16 + 0.49) / 3, 12);
    expect(ours?.accuracy).toBeCloseTo(2 / 3, 12);
    expect(coin).toMatchObject({ brier: 0.25, slope: null, accuracy: 0.5 });
    expect(coin?.logLoss).toBeCloseTo(Math.log(2), 12);
    expect(coin?.difference?.mean).toBeCloseTo((0.04 + 0.16 + 0.49) / 3 - 0.25, 12);
    expect(coin?.difference?.count).toBe(3);
  });

  it('give log odds that never leave the numbers', () => {
    expect(logOdds(0.5)).toBe(0);
    expect(logOdds(0)).toBeCloseTo(-13.8155, 3);
    expect(logOdds(1)).toBeCloseTo(13.8155, 3);
  });
});

describe('the question to the market', () => {
  const random = seededRandom(7);
  const uniform = () => random();
  const truth = Array.from({ length: 4_000 }, () => 0.3 + 0.4 * uniform());
  const outcomes = truth.map((probability) => (uniform() < probability ? 1 : 0));
  const close = column('close', truth);

  it('passes a model that knows less than the close', () => {
    const model = column(
      'model',
      truth.map((probability) => 0.5 * probability + 0.25),
    );
    const noisy = column(
      'model',
      (model.probabilities as number[]).map((p) => Math.min(0.9, Math.max(0.1, p + 0.2 * (uniform() - 0.5)))),
    );
    expect(askMarket(close, noisy, outcomes)).toMatchObject({ isSuspect: false });
  });

  it('suspects a model that knows a tenth of the result', () => {
    const leaked = column(
      'model',
      truth.map((probability, game) => 0.9 * probability + 0.1 * (outcomes[game] ?? 0)),
    );
    // The two together are a solved equation for the result.
    expect(askMarket(close, leaked, outcomes)).toEqual({ coefficients: null, isSuspect: true });
    // Noise on both sides: no equation is left, the leak still shows.
    const blurred = (of: readonly number[]) =>
      of.map((p) => Math.min(0.95, Math.max(0.05, p + 0.3 * (uniform() - 0.5))));
    const answer = askMarket(
      column('close', blurred(truth)),
      column('model', blurred(leaked.probabilities.map((p) => p ?? 0.5))),
      outcomes,
    );
    expect(answer?.isSuspect).toBe(true);
    expect(answer?.coefficients?.model.value).toBeGreaterThan(0.3);
  });

  it('is not asked of a few games', () => {
    expect(
      askMarket(
        column('close', truth.slice(0, 100)),
        column('model', truth.slice(0, 100)),
        outcomes.slice(0, 100),
      ),
    ).toBeNull();
  });
});
