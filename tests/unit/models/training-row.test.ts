import { describe, expect, it } from 'vitest';
import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { splitByDate } from '../../../shared/models/game-outcome/split-by-date.ts';
import { hashTrainingGames, readTrainingRows } from '../../../shared/models/game-outcome/training-row.ts';
import { outcomeWorld } from '../../support/outcome-world.ts';

const { rows } = outcomeWorld({ seed: 1, days: 2, gamesPerDay: 3 });

describe('training rows', () => {
  it('become games with a vector in model order, NaN where unknown', () => {
    const [first] = rows;
    const [game] = readTrainingRows([{ ...first, starter_rest_days_difference: null }]);
    expect(game?.vector).toHaveLength(gameFeatureNames.length);
    expect(game?.vector[gameFeatureNames.indexOf('elo_difference')]).toBe(first?.['elo_difference']);
    expect(game?.vector[gameFeatureNames.indexOf('starter_rest_days_difference')]).toBeNaN();
  });

  it.each([
    ['a tie', { home_score: 3, away_score: 3 }],
    ['a missing score', { home_score: null }],
    ['a column that is no feature', { home_win: 1 }],
    ['a feature as text', { elo_difference: '12' }],
  ])('are refused with %s', (_, change) => {
    expect(() => readTrainingRows([{ ...rows[0], ...change }])).toThrow(
      expect.objectContaining({ code: 'ROW_INVALID' }),
    );
  });

  it('are refused out of order and twice', () => {
    const [first, second] = rows;
    for (const wrong of [
      [second, first],
      [first, first],
    ]) {
      expect(() => readTrainingRows(wrong.map((row) => ({ ...row })))).toThrow(/out of order/);
    }
  });

  it('come in the order of their ids also where history brought stand-ins, which are negative', () => {
    const [first, second, third] = rows;
    const ordered = [
      { ...first, game_pk: -201_208_051_581 },
      { ...second, game_pk: -201_208_051_151 },
      { ...third, game_pk: 318_000 },
    ];
    expect(readTrainingRows(ordered).map(({ gamePk }) => gamePk)).toEqual([
      -201_208_051_581, -201_208_051_151, 318_000,
    ]);
    expect(() => readTrainingRows(ordered.toReversed())).toThrow(/out of order/);
  });

  it('have a hash that moves with every score and every feature', () => {
    const hash = hashTrainingGames(readTrainingRows(rows));
    const changed = (change: object) => rows.map((row, index) => (index === 3 ? { ...row, ...change } : row));
    expect(hashTrainingGames(readTrainingRows(changed({})))).toBe(hash);
    for (const change of [{ home_score: 30 }, { park_run_factor: 1.5 }, { park_run_factor: null }]) {
      expect(hashTrainingGames(readTrainingRows(changed(change)))).not.toBe(hash);
    }
  });
});

describe('splitting by date', () => {
  it('cuts between two dates, the last share of them on the later side', () => {
    const games = ['2026-04-01', '2026-04-01', '2026-04-02', '2026-04-03', '2026-04-04'].map((date) => ({
      date,
    }));
    const split = splitByDate(games, 0.25);
    expect(split.laterFrom).toBe('2026-04-04');
    expect(split.earlier).toHaveLength(4);
    expect(split.later).toEqual([{ date: '2026-04-04' }]);
    expect(splitByDate(games, 0.01).laterFrom).toBe('2026-04-04');
  });

  it('of nothing is nothing', () => {
    expect(splitByDate([], 0.15)).toEqual({ earlier: [], later: [], laterFrom: null });
  });
});
