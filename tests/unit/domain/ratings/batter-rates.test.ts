import { expect, test } from 'vitest';
import { createBatterRatings } from '../../../../shared/domain/ratings/batter-rates.ts';

const day = 20_000;

test('who never batted is as good as those who play little', () => {
  const { long, recent } = createBatterRatings().of(7, day);
  expect(long).toBeCloseTo(-0.025, 15);
  expect(recent).toBeCloseTo(-0.02, 15);
});

test('a line counts against its prior, and half as much after a half-life, the recent one sooner', () => {
  const ratings = createBatterRatings();
  ratings.learn(7, day, 100, 12);
  expect(ratings.of(7, day).long).toBeCloseTo((12 - 0.025 * 250) / (100 + 250), 15);
  expect(ratings.of(7, day).recent).toBeCloseTo((12 - 0.02 * 150) / (100 + 150), 15);
  expect(ratings.of(7, day + 900).long).toBeCloseTo((6 - 0.025 * 250) / (50 + 250), 15);
  expect(ratings.of(7, day + 150).recent).toBeCloseTo((6 - 0.02 * 150) / (50 + 150), 15);
  expect(ratings.of(8, day).long).toBeCloseTo(-0.025, 15);
});

test('what was saved goes on to the last digit, and asking changes nothing', () => {
  const ratings = createBatterRatings();
  for (let game = 0; game < 30; game += 1)
    ratings.learn(7, day + 3 * game, 4 + (game % 2), 0.3 * (game % 4) - 0.4);
  const before = ratings.of(7, day + 200);
  expect(createBatterRatings(ratings.save()).of(7, day + 200)).toEqual(before);
  expect(ratings.of(7, day + 200)).toEqual(before);
});
