import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateRange } from '../../../../shared/domain/calendar.ts';
import {
  type DateGap,
  type GameFact,
  planCollection,
  reasonsInWords,
} from '../../../../shared/domain/collection-plan/plan-collection.ts';
import { shippedCalendar } from '../../../../shared/domain/season-calendar/shipped-seasons.ts';

const date = '2026-04-10';
/** The morning after. */
const morning = '2026-04-11T14:00:00.000Z';

const game = (change: Partial<GameFact> = {}): GameFact => ({
  gamePk: 1,
  gameDate: date,
  gameType: 'R',
  codedState: 'F',
  isComplete: true,
  ingestedAt: '2026-04-11T10:00:00.000Z',
  statcastPitches: 290,
  ...change,
});

function plan(
  games: readonly GameFact[],
  { now = morning, collectedAt = morning, dates = [date], expectsStatcast = true } = {},
): DateGap[] {
  return planCollection(
    dates,
    { games, collectedAt: new Map(collectedAt === '' ? [] : [[date, collectedAt]]) },
    { now: new Date(now), calendar: shippedCalendar, expectsStatcast },
  );
}

const kinds = (gaps: readonly DateGap[]): string[] =>
  gaps.flatMap(({ reasons }) => reasons.map(({ kind }) => kind));

describe('what a date lacks', () => {
  it('is nothing when its games are complete, called off, or there were none', () => {
    expect(
      plan([game(), game({ gamePk: 2, codedState: 'D', isComplete: false, statcastPitches: 0 })]),
    ).toEqual([]);
    expect(plan([])).toEqual([]);
  });

  it('is everything when it was never collected, or only while it was not over yet', () => {
    const missing = { date, reasons: [{ kind: 'missing', gamePks: [] }], gamePks: null };
    expect(plan([], { collectedAt: '' })).toEqual([missing]);
    expect(plan([], { collectedAt: '2026-04-11T11:59:00.000Z' })).toEqual([missing]);
    expect(plan([], { collectedAt: '2026-04-11T12:01:00.000Z' })).toEqual([]);
  });

  it('is a game that is not at its end, whatever the others are', () => {
    const suspended = game({ gamePk: 2, codedState: 'U', isComplete: false, statcastPitches: 0 });
    expect(plan([game(), suspended])).toEqual([
      { date, reasons: [{ kind: 'incomplete', gamePks: [2] }], gamePks: null },
    ]);
    // Played, but its plays are missing.
    expect(kinds(plan([game({ isComplete: false })]))).toEqual(['incomplete']);
  });

  it('is stale a day after it was read while in progress', () => {
    const live = game({ codedState: 'I', isComplete: false, ingestedAt: '2026-04-11T02:00:00.000Z' });
    expect(kinds(plan([live], { now: '2026-04-12T01:59:00.000Z' }))).toEqual(['incomplete']);
    expect(kinds(plan([live], { now: '2026-04-12T02:01:00.000Z' }))).toEqual(['stale']);
  });

  it('is Statcast of the games that count, asked for by name', () => {
    const without = game({ gamePk: 7, statcastPitches: 0 });
    expect(plan([game(), without])).toEqual([
      { date, reasons: [{ kind: 'statcast_missing', gamePks: [7] }], gamePks: [7] },
    ]);
    expect(plan([game(), without], { expectsStatcast: false })).toEqual([]);
    expect(plan([{ ...without, gameType: 'S' }])).toEqual([]);
    expect(kinds(plan([{ ...without, gameType: 'W' }]))).toEqual(['statcast_missing']);
    // The rest of the date is wanted too: then the collector chooses.
    const open = game({ gamePk: 8, codedState: 'I', isComplete: false });
    expect(plan([without, open])[0]?.gamePks).toBeNull();
  });

  it('is the revision of Statcast, once, when the date is three days old', () => {
    const later = { now: '2026-04-14T14:00:00.000Z' };
    expect(plan([game()], later)).toEqual([
      { date, reasons: [{ kind: 'statcast_revision', gamePks: [1] }], gamePks: [1] },
    ]);
    expect(plan([game()], { ...later, collectedAt: '2026-04-14T13:00:00.000Z' })).toEqual([]);
    expect(plan([game()], { now: '2026-04-13T14:00:00.000Z' })).toEqual([]);
  });

  it('is not asked in the off-season, unless games are there', () => {
    const winter = '2026-12-10';
    expect(plan([], { collectedAt: '', dates: [winter] })).toEqual([]);
    const late = game({ gameDate: winter, codedState: 'I', isComplete: false });
    expect(kinds(plan([late], { dates: [winter] }))).toEqual(['incomplete']);
    // Nobody knows that season: it is asked for.
    expect(kinds(plan([], { collectedAt: '', dates: ['2033-12-10'] }))).toEqual(['missing']);
  });

  it('is said in words', () => {
    const gaps = plan([
      game({ statcastPitches: 0 }),
      game({ gamePk: 2, codedState: 'U', isComplete: false }),
    ]);
    expect(gaps.map(({ reasons }) => reasonsInWords(reasons))).toEqual([
      '1 game incomplete, 1 game without Statcast',
    ]);
    expect(reasonsInWords(plan([], { collectedAt: '' })[0]?.reasons ?? [])).toBe('missing');
  });
});

describe('a plan of a window', () => {
  it('names exactly the planted gaps, in order', () => {
    const dates = dateRange('2026-05-01', '2026-05-31');
    fc.assert(
      fc.property(fc.subarray(dates), (planted) => {
        const games = dates
          .filter((day) => !planted.includes(day))
          .map((day, index) => game({ gamePk: index + 1, gameDate: day }));
        const gaps = planCollection(
          dates,
          { games, collectedAt: new Map(dates.map((day) => [day, `${addDays(day, 1)}T10:00:00.000Z`])) },
          { now: new Date('2026-06-01T14:00:00Z'), calendar: shippedCalendar, expectsStatcast: false },
        );
        expect(gaps.map((gap) => gap.date)).toEqual(planted);
      }),
    );
  });
});
