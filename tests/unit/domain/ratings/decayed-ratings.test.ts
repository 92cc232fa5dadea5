import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBatterRatings } from '../../../../shared/domain/ratings/batter-rates.ts';
import { calendarDay, decayOver } from '../../../../shared/domain/ratings/calendar-day.ts';
import { createDecayedSums } from '../../../../shared/domain/ratings/decayed-sums.ts';
import { createLeagueMeans } from '../../../../shared/domain/ratings/league-means.ts';
import { createLineMoves, lineMove, openLogOdds } from '../../../../shared/domain/ratings/line-moves.ts';
import { linearWeightRuns, weightedOnBase } from '../../../../shared/domain/ratings/linear-weights.ts';
import { createParkRuns } from '../../../../shared/domain/ratings/park-runs.ts';
import { createPitcherRatings } from '../../../../shared/domain/ratings/pitcher-rates.ts';
import { createStarterForms } from '../../../../shared/domain/ratings/starter-form.ts';
import { createTeamForms } from '../../../../shared/domain/ratings/team-form.ts';
import { battingCounts } from '../../../support/made-up-league.ts';

describe('calendar days', () => {
  it('count days through the winter and a leap day', () => {
    expect(calendarDay('2016-03-01') - calendarDay('2016-02-28')).toBe(2);
    expect(decayOver(120, 120)).toBe(0.5);
    expect(decayOver(0, 120)).toBe(1);
  });
});

describe('decayed sums', () => {
  it('are the same sums when they are saved and made anew, and apart from what was saved', () => {
    const step = fc.record({
      key: fc.constantFrom('b', 'a', 'é'),
      days: fc.nat(40),
      value: fc.double({ min: -9, max: 9, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.nat(20), (steps, cut) => {
        const whole = createDecayedSums<string>(2, 45);
        let own = createDecayedSums<string>(2, 45);
        let day = 0;
        steps.forEach(({ key, days, value }, index) => {
          day += days;
          const text = JSON.stringify(own.save());
          const saved: ReturnType<typeof own.save> = JSON.parse(text);
          if (index === cut) own = createDecayedSums(2, 45, saved);
          for (const sums of [whole, own]) sums.add(key, day, [1, value]);
          expect(JSON.stringify(saved)).toBe(text);
        });
        expect(JSON.stringify(own.save())).toBe(JSON.stringify(whole.save()));
        for (const key of ['a', 'b', 'é', 'z']) {
          const [left, right] = [own.at(key, day + 3), whole.at(key, day + 3)];
          expect(left.every((value, index) => value === right[index])).toBe(true);
          expect(own.get(key)?.on(day + 3, 1) ?? 0).toBe(own.at(key, day + 3)[1]);
        }
      }),
    );
  });

  it('halve an observation in a half-life', () => {
    const sums = createDecayedSums<string>(2, 10);
    sums.add('a', 0, [1, 8]);
    sums.add('a', 10, [1, 2]);
    expect([...sums.at('a', 10)]).toEqual([1.5, 6]);
    expect([...sums.at('a', 20)]).toEqual([0.75, 3]);
    expect([...sums.at('b', 20)]).toEqual([0, 0]);
  });

  it('give a copy: reading changes nothing', () => {
    const sums = createDecayedSums<number>(1, 10);
    sums.add(1, 0, [4]);
    sums.at(1, 5).fill(99);
    expect([...sums.at(1, 0)]).toEqual([4]);
  });

  it('equal the weighted sum over all observations', () => {
    const observation = fc.record({
      days: fc.integer({ min: 0, max: 60 }),
      value: fc.integer({ min: -9, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 30 }), (observations) => {
        const sums = createDecayedSums<number>(1, 45);
        let day = 0;
        const dated = observations.map(({ days, value }) => {
          day += days;
          sums.add(7, day, [value]);
          return { day, value };
        });
        const direct = dated.reduce((sum, one) => sum + one.value * decayOver(day + 3 - one.day, 45), 0);
        expect(sums.at(7, day + 3)[0]).toBeCloseTo(direct, 9);
      }),
    );
  });
});

describe('linear weights', () => {
  const line = battingCounts({
    plateAppearances: 40,
    atBats: 34,
    hits: 9,
    doubles: 2,
    triples: 1,
    homeRuns: 1,
    walks: 4,
    intentionalWalks: 1,
    hitByPitch: 1,
    stolenBases: 2,
    caughtStealing: 1,
  });

  it('sum what each event is worth', () => {
    // .3·3 + .33 + .47·5 + .78·2 + 1.09 + 1.4 + .2·2 − .41 − .1·25
    expect(linearWeightRuns(line)).toBeCloseTo(5.12, 10);
  });

  it('give the on-base numerator', () => {
    // .69·4 + .72 + .88·5 + 1.25·2 + 1.58 + 2.03
    expect(weightedOnBase(line)).toBeCloseTo(13.99, 10);
  });
});

describe('league means', () => {
  it('lean on the season before, and keep it through a season without games', () => {
    const means = createLeagueMeans([4], 150);
    expect(means.mean(0)).toBe(4);
    means.add([300], 50);
    expect(means.mean(0)).toBe((300 + 600) / 200);
    means.enterSeason();
    expect(means.mean(0)).toBe(6);
    means.enterSeason();
    expect(means.mean(0)).toBe(6);
  });
});

describe('team form', () => {
  it('is shrunk by 25 average games, of batters and pitchers apart', () => {
    const forms = createTeamForms();
    forms.learn(1, 2, 100, 5);
    expect(forms.of(1, 100)).toEqual({ scored: 5 / 26, allowed: 0 });
    expect(forms.of(2, 220).allowed).toBeCloseTo(2.5 / 25.5, 12);
  });
});

describe('park runs', () => {
  it('are shrunk by 60 games; an unknown park adds nothing', () => {
    const parks = createParkRuns();
    parks.learn('DEN02', 0, 30);
    parks.learn(null, 0, 30);
    expect(parks.of('DEN02', 0)).toBe(30 / 61);
    expect(parks.of('DEN02', 1500)).toBeCloseTo(15 / 60.5, 12);
    expect(parks.of(null, 0)).toBe(0);
    expect(parks.of('BOS07', 0)).toBe(0);
  });
});

describe('starter form', () => {
  it('takes an unknown starter for one below average', () => {
    const unknown = createStarterForms().of(5, 0);
    expect(unknown.earlyRuns).toBeCloseTo(0.12, 12);
    expect(unknown.strikeouts).toBeCloseTo(-0.3, 12);
    expect(unknown.walks).toBeCloseTo(0.1, 12);
    expect(unknown.experience).toBe(0);
  });

  it('counts a start without a line score in all but the early runs', () => {
    const forms = createStarterForms();
    forms.learn(5, 0, { earlyRuns: null, strikeouts: 3, walks: -1 });
    forms.learn(5, 0, { earlyRuns: 2, strikeouts: 1, walks: 0 });
    const form = forms.of(5, 0);
    expect(form.earlyRuns).toBeCloseTo((2 + 15 * 0.12) / 16, 12);
    expect(form.strikeouts).toBeCloseTo((4 - 8 * 0.3) / 10, 12);
    expect(form.walks).toBeCloseTo((-1 + 12 * 0.1) / 14, 12);
    expect(form.experience).toBeCloseTo(Math.log(3), 12);
  });
});

describe('pitcher rates', () => {
  it('price the prior of an unknown pitcher', () => {
    const { recentRuns, longRuns } = createPitcherRatings().of(5, 0);
    // 1.3·.002 + .31·.006 + .27·.02 + .17·(.006 − .002)
    expect(recentRuns).toBeCloseTo(0.01054, 10);
    expect(longRuns).toBe(recentRuns);
  });

  it('shrink each event by its own prior and forget at two speeds', () => {
    const ratings = createPitcherRatings();
    ratings.learn(5, 0, { battersFaced: 100, strikeouts: 10, walks: 2, homeRuns: 1, hits: 4 });
    const homeRuns = (1 + 1.6) / 900;
    const expected =
      1.3 * homeRuns +
      (0.31 * (2 + 1.2)) / 300 -
      (0.27 * (10 - 2)) / 200 +
      0.17 * ((4 + 7.2) / 1300 - homeRuns);
    expect(ratings.of(5, 0).recentRuns).toBeCloseTo(expected, 12);
    const later = ratings.of(5, 365);
    expect(later.recentRuns).toBeGreaterThan(later.longRuns);
  });
});

describe('batter rates', () => {
  it('shrink to below the mean by 250 and 150 plate appearances', () => {
    const ratings = createBatterRatings();
    expect(ratings.of(9, 0).long).toBeCloseTo(-0.025, 12);
    ratings.learn(9, 0, 50, 10);
    expect(ratings.of(9, 0).long).toBeCloseTo((10 - 6.25) / 300, 12);
    expect(ratings.of(9, 0).recent).toBeCloseTo((10 - 3) / 200, 12);
    expect(ratings.of(9, 150).recent).toBeCloseTo((5 - 3) / 175, 12);
  });
});

describe('line moves', () => {
  it('are the log odds between open and close', () => {
    expect(lineMove({ open: 0.5, close: 0.6 })).toBeCloseTo(Math.log(1.5), 12);
    expect(openLogOdds({ open: 0.6, close: null })).toBeCloseTo(Math.log(1.5), 12);
  });

  it('are unknown without both prices, and for a close that cannot be true', () => {
    const prices = [
      undefined,
      { open: null, close: 0.5 },
      { open: 0.5, close: null },
      { open: 0.5, close: 1 },
    ];
    for (const price of prices) expect(lineMove(price)).toBeNull();
    expect(lineMove({ open: 0.5, close: 0.7 })).toBeNull();
    expect(openLogOdds(undefined)).toBeNull();
    expect(openLogOdds({ open: 0, close: null })).toBeNull();
  });

  it('are remembered of teams and starters, shrunk by five games', () => {
    const moves = createLineMoves();
    moves.learn({ teamId: 1, starterId: 50 }, 0, 0.12);
    moves.learn({ teamId: 1, starterId: null }, 0, 0.06);
    expect(moves.team(1, 0)).toBeCloseTo(0.18 / 7, 12);
    expect(moves.team(1, 20)).toBeCloseTo(0.09 / 6, 12);
    expect(moves.starter(50, 0)).toBeCloseTo(0.02, 12);
    expect(moves.starter(null, 0)).toBe(0);
    expect(moves.team(2, 0)).toBe(0);
  });
});
