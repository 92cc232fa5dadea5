import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultMarketSettings,
  type MarketSnapshot,
  marketFeatures,
} from '../../../../shared/domain/odds/market-features.ts';
import { median } from '../../../../shared/domain/odds/spread.ts';

const startMs = Date.parse('2026-08-05T12:00:00Z');
const at = (minute: number): string => new Date(startMs + minute * 60_000).toISOString();

const snapshot = (
  bookmaker: string,
  minute: number,
  value: number,
  more: Partial<MarketSnapshot> = {},
): MarketSnapshot => ({
  bookmaker,
  kind: 'live',
  capturedAt: at(minute),
  knownAt: at(minute),
  value,
  betShare: null,
  ...more,
});

const cutoff = at(600);

describe('the market before a cutoff', () => {
  it('is absent without a price', () => {
    expect(marketFeatures([], cutoff)).toBeNull();
    expect(marketFeatures([snapshot('a', 600, 0.5)], cutoff)).toBeNull();
  });

  it('has opening and newest line, movement, speed and spread over books', () => {
    const features = marketFeatures(
      [
        snapshot('a', 0, 0.5),
        snapshot('a', 120, 0.54),
        snapshot('b', 60, 0.51),
        snapshot('b', 120, 0.53),
        snapshot('c', 120, 0.52),
      ],
      cutoff,
    );
    expect(features).toMatchObject({ books: 3, steam: null, isReverseMovement: null });
    expect(features?.opening).toBeCloseTo(0.51, 12);
    expect(features?.latest).toBeCloseTo(0.53, 12);
    expect(features?.movement).toBeCloseTo(0.03, 12);
    // a: .04 in two hours, b: .02 in one.
    expect(features?.velocityPerHour).toBeCloseTo(0.02, 12);
    expect(features?.dispersion).toBeCloseTo(Math.sqrt(2 / 3) * 0.01, 12);
  });

  it('says nothing of speed, spread and movement that one price cannot show', () => {
    expect(marketFeatures([snapshot('a', 0, 0.5)], cutoff)).toEqual({
      books: 1,
      opening: 0.5,
      latest: 0.5,
      movement: null,
      velocityPerHour: null,
      dispersion: null,
      steam: null,
      isReverseMovement: null,
    });
  });

  it('refuses speed and steam to the open and close of a file, whose times are a convention', () => {
    const file = ['a', 'b', 'c'].flatMap((book) => [
      snapshot(book, 0, 0.5, { kind: 'open' }),
      snapshot(book, 5, 0.56, { kind: 'close' }),
    ]);
    expect(marketFeatures(file, cutoff)).toMatchObject({ velocityPerHour: null, steam: null });
    expect(marketFeatures(file, cutoff)?.movement).toBeCloseTo(0.06, 12);
    const live = file.map((one) => ({ ...one, kind: 'live' as const }));
    expect(marketFeatures(live, cutoff)?.steam).toMatchObject({ direction: 'up', books: 3 });
  });
});

describe('steam', () => {
  const moves = (minutes: readonly number[], to = 0.53) =>
    minutes.flatMap((minute, index) => [
      snapshot(`book${index}`, 0, 0.5),
      snapshot(`book${index}`, minute, to),
    ]);

  it('is three books in ten minutes', () =>
    expect(marketFeatures(moves([60, 64, 70]), cutoff)?.steam).toEqual({
      direction: 'up',
      books: 3,
      at: at(70),
    }));

  it('is not two books, nor three in a longer time, nor three that hardly move', () => {
    expect(marketFeatures(moves([60, 64]), cutoff)?.steam).toBeNull();
    expect(marketFeatures(moves([60, 64, 71]), cutoff)?.steam).toBeNull();
    expect(marketFeatures(moves([60, 64, 70], 0.519), cutoff)?.steam).toBeNull();
  });

  it('is not one book that moves three times, nor books that move apart', () => {
    const one = [0.5, 0.52, 0.54, 0.56].map((value, index) => snapshot('a', index * 2, value));
    expect(marketFeatures(one, cutoff)?.steam).toBeNull();
    const apart = [...moves([60, 64]), snapshot('x', 0, 0.5), snapshot('x', 66, 0.47)];
    expect(marketFeatures(apart, cutoff)?.steam).toBeNull();
  });

  it('is the newest of several', () => {
    const later = [0, 1, 2].map((index) => snapshot(`book${index}`, 300 + index, 0.5));
    expect(marketFeatures([...moves([60, 64, 70]), ...later], cutoff)?.steam).toMatchObject({
      direction: 'down',
      at: at(302),
    });
  });
});

describe('reverse line movement', () => {
  const line = (betShare: number | null) => [
    snapshot('a', 0, 0.55, { betShare }),
    snapshot('a', 60, 0.52, { betShare }),
  ];

  it.each([
    [0.7, true],
    [0.55, true],
    [0.5, false],
    [0.2, false],
    [null, null],
  ])('with %d of the bets on a home side that gets longer: %s', (betShare, isReverse) =>
    expect(marketFeatures(line(betShare), cutoff)?.isReverseMovement).toBe(isReverse),
  );

  it('is seen from the other side too', () => {
    const up = [snapshot('a', 0, 0.5), snapshot('a', 60, 0.53, { betShare: 0.3 })];
    expect(marketFeatures(up, cutoff)?.isReverseMovement).toBe(true);
  });
});

describe('what comes after the cutoff', () => {
  const snapshots = fc.array(
    fc.record({
      bookmaker: fc.constantFrom('a', 'b', 'c', 'd'),
      kind: fc.constantFrom('open' as const, 'close' as const, 'live' as const),
      minute: fc.integer({ min: 0, max: 1_000 }),
      value: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
      betShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    }),
    { minLength: 1, maxLength: 40 },
  );
  const made = (list: readonly { bookmaker: string; minute: number; value: number }[]) =>
    list.map(({ bookmaker, minute, value, ...more }) => snapshot(bookmaker, minute, value, more));

  it('changes nothing, planted leaks included', () => {
    fc.assert(
      fc.property(snapshots, snapshots, fc.integer({ min: 1, max: 1_000 }), (list, leaks, minute) => {
        const before = made(list).filter(({ capturedAt }) => capturedAt < at(minute));
        const planted = made(leaks).map((leak, index) => ({ ...leak, knownAt: at(minute + index) }));
        expect(marketFeatures([...planted, ...before], at(minute))).toEqual(
          marketFeatures(before, at(minute)),
        );
      }),
    );
  });

  it('would change them if it were let in: the test can fail', () => {
    const before = [snapshot('a', 0, 0.5), snapshot('b', 0, 0.5)];
    const leak = snapshot('a', 700, 0.9);
    expect(marketFeatures([...before, leak], cutoff)).toEqual(marketFeatures(before, cutoff));
    expect(marketFeatures([...before, leak], at(800))).not.toEqual(marketFeatures(before, cutoff));
  });

  it('is cut by when it was known, not by when it was captured', () => {
    const late = snapshot('a', 10, 0.9, { knownAt: at(700) });
    expect(marketFeatures([snapshot('a', 0, 0.5), late], cutoff)?.latest).toBe(0.5);
  });

  it('does not matter in what order the rest comes', () => {
    fc.assert(
      fc.property(snapshots, (list) => {
        // One capture of a book at a moment, as the key of the table has it.
        const unique = [...new Map(list.map((one) => [`${one.bookmaker} ${one.minute}`, one])).values()];
        const all = made(unique);
        const forward = marketFeatures(all, at(2_000));
        const backward = marketFeatures(all.toReversed(), at(2_000));
        expect(JSON.stringify(backward)).toBe(JSON.stringify(forward));
      }),
    );
  });
});

describe('the settings and the median', () => {
  it('are those of the documentation', () =>
    expect(defaultMarketSettings).toEqual({
      steamWindowMs: 600_000,
      steamBooksMin: 3,
      steamMoveMin: 0.02,
      betShareMin: 0.55,
    }));

  it('are of any number of values', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });
});
