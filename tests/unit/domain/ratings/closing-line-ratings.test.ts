import { describe, expect, it } from 'vitest';
import {
  createClosingLineRatings,
  expectedClose,
} from '../../../../shared/domain/ratings/closing-line-ratings.ts';

const game = (homeStarter: number | null, awayStarter: number | null) => ({
  home: { teamId: 1, starterId: homeStarter },
  away: { teamId: 2, starterId: awayStarter },
});

describe('closing line ratings', () => {
  it('know the home edge alone at first', () => {
    expect(expectedClose(createClosingLineRatings(), game(50, null))).toBeCloseTo(0.16, 12);
  });

  it('share a surprise among teams and starters', () => {
    const ratings = createClosingLineRatings();
    ratings.learn(game(50, 60), 0.66);
    // Surprise .5: home edge +.001, teams ±.04, starters ±.08.
    expect(expectedClose(ratings, game(50, 60))).toBeCloseTo(0.161 + 0.08 + 0.16, 12);
    expect(expectedClose(ratings, game(51, 61))).toBeCloseTo(0.161 + 0.08, 12);
  });

  it('leave an unknown starter alone', () => {
    const ratings = createClosingLineRatings();
    ratings.learn(game(null, 60), 0.66);
    expect(expectedClose(ratings, game(null, 61))).toBeCloseTo(0.161 + 0.08, 12);
  });

  it('carry .6 of a team and .85 of a starter over the winter', () => {
    const ratings = createClosingLineRatings();
    ratings.learn(game(50, 60), 0.66);
    ratings.enterSeason();
    expect(expectedClose(ratings, game(50, 60))).toBeCloseTo(0.161 + 0.6 * 0.08 + 0.85 * 0.16, 12);
  });
});
