import { describe, expect, it } from 'vitest';
import { rollingFolds } from '../../../shared/models/game-outcome/split-by-date.ts';

const gamesOf = (days: number, gamesPerDay: number) =>
  Array.from({ length: days * gamesPerDay }, (_, index) => ({
    date: `2026-04-${String(Math.floor(index / gamesPerDay) + 1).padStart(2, '0')}`,
    id: index,
  }));

describe('rolling folds', () => {
  it('judge every game after the warm-up once, and only by games of earlier dates', () => {
    const games = gamesOf(20, 3);
    const folds = rollingFolds(games, { warmUpShare: 0.4, folds: 4 });
    expect(folds.map(({ later }) => later.length)).toEqual([9, 9, 9, 9]);
    expect(folds.flatMap(({ later }) => later)).toEqual(games.slice(24));
    for (const { earlier, later, laterFrom } of folds) {
      expect(later[0]?.date).toBe(laterFrom);
      expect(earlier.every(({ date }) => date < String(laterFrom))).toBe(true);
      expect(earlier.length).toBe(later[0]?.id);
    }
  });

  it('are fewer when there are fewer dates, and none when there is one', () => {
    expect(rollingFolds(gamesOf(3, 5), { warmUpShare: 0.4, folds: 4 })).toHaveLength(2);
    expect(rollingFolds(gamesOf(1, 5), { warmUpShare: 0.4, folds: 4 })).toEqual([]);
    expect(rollingFolds([], { warmUpShare: 0.4, folds: 4 })).toEqual([]);
  });
});
