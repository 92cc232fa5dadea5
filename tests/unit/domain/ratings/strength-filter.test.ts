import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createStrengthFilter,
  type TeamGameRuns,
} from '../../../../shared/domain/ratings/strength-filter.ts';

const game = (overrides: Partial<TeamGameRuns>): TeamGameRuns => ({
  battingTeamId: 1,
  pitchingTeamId: 2,
  starterId: 50,
  battingAtHome: true,
  runs: 4.5,
  parkRuns: 0,
  ...overrides,
});

describe('strength filter', () => {
  it('shares a surprise by variance', () => {
    const filter = createStrengthFilter(4.5);
    filter.learn(game({ runs: 7.6 }), 0);
    // Surprise 7.6 − 4.5 − .1 = 3; spread 7 + .04 + .04 + .12 = 7.2.
    expect(filter.offence(1)).toBeCloseTo((0.04 * 3) / 7.2, 12);
    expect(filter.defence(2)).toBeCloseTo((-0.04 * 3) / 7.2, 12);
    expect(filter.starter(50)).toBeCloseTo((-0.12 * 3) / 7.2, 12);
    expect(filter.offence(2)).toBe(0);
  });

  it('leaves the game to the defence when the starter is unknown, and takes park and venue out', () => {
    const filter = createStrengthFilter(4.5);
    filter.learn(game({ starterId: null, battingAtHome: false, runs: 5.9, parkRuns: 0.5 }), 0);
    // Surprise 5.9 − 4.5 + .1 − .5 = 1; spread 7.08.
    expect(filter.offence(1)).toBeCloseTo(0.04 / 7.08, 12);
    expect(filter.starter(50)).toBe(0);
  });

  it('moves less the more it has seen, and more again after a pause', () => {
    const first = createStrengthFilter(4.5);
    first.learn(game({ runs: 4.6 }), 0);
    const early = first.offence(1);
    first.learn(game({ runs: 6.6 }), 0);
    const second = first.offence(1) - early;
    const paused = createStrengthFilter(4.5);
    paused.learn(game({ runs: 4.6 }), 0);
    paused.learn(game({ runs: 6.6 }), 100);
    expect(second).toBeGreaterThan(0);
    expect(paused.offence(1)).toBeGreaterThan(second);
  });

  it('carries .6 of a team and .85 of a starter over the winter', () => {
    const filter = createStrengthFilter(4.5);
    filter.learn(game({ runs: 9 }), 0);
    const [offence, starter] = [filter.offence(1), filter.starter(50)];
    filter.enterSeason();
    expect(filter.offence(1)).toBeCloseTo(0.6 * offence, 12);
    expect(filter.starter(50)).toBeCloseTo(0.85 * starter, 12);
  });

  it('learns no more from a rout than from seven runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 40 }), (runs) => {
        const filter = createStrengthFilter(4.5);
        filter.learn(game({ runs }), 0);
        expect(filter.offence(1)).toBeCloseTo((0.04 * 7) / 7.2, 12);
      }),
    );
  });
});
