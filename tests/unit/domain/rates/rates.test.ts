import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeagueRates } from '../../../../shared/domain/rates/league-rates.ts';
import { weightedOnBase } from '../../../../shared/domain/rates/on-base.ts';
import { SeasonPages } from '../../../../shared/domain/rates/season-pages.ts';
import { calendarDay } from '../../../../shared/domain/ratings/calendar-day.ts';
import { DecayingSums } from '../../../../shared/domain/ratings/decaying-sums.ts';
import { batterLine, madeUpStarts } from '../../../support/made-up-starts.ts';

describe('decaying sums', () => {
  it('counts days', () => expect(calendarDay('2016-03-01') - calendarDay('2016-02-28')).toBe(2));

  it('halves what is held in one half-life', () => {
    const sums = new DecayingSums(2, 10);
    sums.add(100, [4, 8]);
    sums.add(110, [1, 0]);
    expect([sums.on(110, 0), sums.on(110, 1), sums.on(120, 0)]).toEqual([3, 4, 1.5]);
  });

  it('draws a ratio to its prior', () => {
    const sums = new DecayingSums(2, 10);
    sums.add(100, [20, 60]);
    // (20 + .25 * 40) / (60 + 40), and half of what is held ten days later.
    expect(sums.ratio(100, 0, 1, 0.25, 40)).toBeCloseTo(0.3, 12);
    expect(sums.ratio(110, 0, 1, 0.25, 40)).toBeCloseTo(20 / 70, 12);
    expect(new DecayingSums(2, 10).ratio(5, 0, 1, 0.25, 40)).toBe(0.25);
  });

  it('gives the same sum as weights from the end, for any days', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(9)), { minLength: 1, maxLength: 20 }), (steps) => {
        const sums = new DecayingSums(1, 17);
        let day = 1_000;
        const added = steps.map(([gap, amount]) => {
          day += gap;
          sums.add(day, [amount]);
          return { day, amount };
        });
        const expected = added.reduce((sum, one) => sum + one.amount * 0.5 ** ((day + 3 - one.day) / 17), 0);
        expect(sums.on(day + 3, 0)).toBeCloseTo(expected, 9);
      }),
    );
  });
});

describe('season pages', () => {
  it('keeps this season and the one before, and forgets what lies further back', () => {
    const pages = new SeasonPages(() => ({ count: 0 }));
    expect(pages.read(2010)).toEqual({ now: null, before: null });
    pages.open(2010).count = 3;
    expect(pages.read(2011)).toEqual({ now: null, before: { count: 3 } });
    pages.open(2011).count = 5;
    expect(pages.read(2011)).toEqual({ now: { count: 5 }, before: { count: 3 } });
    expect(pages.open(2013).count).toBe(0);
    expect(pages.read(2013).before).toBeNull();
    expect(pages.read(2015)).toEqual({ now: null, before: null });
  });
});

describe('wOBA', () => {
  it('weighs what a batter did', () =>
    expect(
      weightedOnBase(batterLine({ walks: 1, hitByPitch: 1, hits: 4, doubles: 1, triples: 1, homeRuns: 1 })),
    ).toBeCloseTo(0.69 + 0.72 + 0.88 + 1.25 + 1.58 + 2.03, 12));
});

describe('league rates', () => {
  const [game] = madeUpStarts({ seasons: [2015], days: 1 }).games;
  if (game === undefined) throw new Error('The made-up league has games.');

  it('begins with an ordinary league', () =>
    expect(new LeagueRates().rate('strikeouts', 'plateAppearances')).toBeCloseTo(7.4 / 38, 12));

  it('adds the season so far to 150 team-games of the last one', () => {
    const rates = new LeagueRates();
    rates.learn(game);
    const strikeouts = game.home.batting.strikeouts + game.away.batting.strikeouts;
    expect(rates.rate('strikeouts', 'plateAppearances')).toBeCloseTo(
      (strikeouts + 150 * 7.4) / (72 + 150 * 38),
      12,
    );
    rates.season();
    expect(rates.rate('strikeouts', 'plateAppearances')).toBeCloseTo(strikeouts / 72, 12);
  });

  it('keeps what it knew of pitchers when a season has totals alone', () => {
    const rates = new LeagueRates();
    const bare = { batters: null, pitchers: null };
    rates.learn({ ...game, home: { ...game.home, ...bare }, away: { ...game.away, ...bare } });
    rates.season();
    expect(rates.rate('starterStrikeouts', 'starterBattersFaced')).toBeCloseTo(4.7 / 25.1, 12);
    rates.season();
    expect(rates.rate('walks', 'plateAppearances')).toBe(0);
  });
});
