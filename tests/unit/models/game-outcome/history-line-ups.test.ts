import { describe, expect, it } from 'vitest';
import type { Person } from '../../../../shared/domain/history/history.ts';
import { createBatterRatings } from '../../../../shared/domain/ratings/batter-rates.ts';
import {
  type LineUpContext,
  lineUpFacts,
  meanLineUpFacts,
  startersOf,
} from '../../../../shared/models/game-outcome/history/line-ups.ts';
import { teamGame } from '../../../support/made-up-league.ts';

const person = (bats: Person['bats'], birthYear: number | null): Person => ({
  bats,
  throws: null,
  birthYear,
  retrosheetId: null,
});

const context = (opposingHand: Person['throws'] = 'R'): LineUpContext => ({
  ratings: createBatterRatings(),
  people: new Map([
    [1, person('L', 1985)],
    [2, person('R', 1990)],
    [3, person('S', null)],
  ]),
  day: 0,
  season: 2015,
  opposingHand,
});

const lineUp = [1, 2, 3, 4].map((playerId, index) => ({ playerId, slot: index + 1 }));

describe('worth of a line-up', () => {
  it('weighs batters by the plate appearances of their slot', () => {
    // 4.65 + 4.55 + 4.44 + 4.34 = 17.98 appearances of unknown batters.
    expect(lineUpFacts(lineUp, context()).longOnBase).toBeCloseTo(17.98 * -0.025, 12);
    expect(lineUpFacts(lineUp, context()).recentOnBase).toBeCloseTo(17.98 * -0.02, 12);
  });

  it('counts the platoon advantage, one half for switch hitters and the unknown', () => {
    expect(lineUpFacts(lineUp, context('R')).platoon).toBe(2);
    expect(lineUpFacts(lineUp, context('L')).platoon).toBe(2);
    expect(lineUpFacts(lineUp.slice(0, 1), context('L')).platoon).toBe(0);
    expect(lineUpFacts(lineUp, context(null)).platoon).toBeNaN();
  });

  it('takes the mean age of those whose age is known', () => {
    expect(lineUpFacts(lineUp, context()).age).toBe(27.5);
    expect(lineUpFacts(lineUp.slice(2), context()).age).toBeNaN();
  });

  it('is the mean over several, and unknown without any', () => {
    const mean = meanLineUpFacts([lineUp.slice(0, 1), lineUp.slice(1, 2)], context());
    expect(mean.longOnBase).toBeCloseTo(((4.65 + 4.55) / 2) * -0.025, 12);
    expect(mean.platoon).toBe(0.5);
    expect(mean.age).toBe(27.5);
    expect(meanLineUpFacts([], context()).longOnBase).toBeNaN();
  });

  it('is of those who started; unknown where only totals are known', () => {
    expect(startersOf(teamGame({ batters: null }))).toBeNull();
    expect(startersOf(teamGame({ batters: [] }))).toBeNull();
  });
});
