import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dateRange, daysBetween, easternDateOf } from '../../../shared/domain/calendar.ts';

it('counts across months, leap days and years', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
  expect(addDays('2026-03-08', -7)).toBe('2026-03-01');
  expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
});

it('lists both ends, and nothing when the end lies before the start', () => {
  expect(dateRange('2026-04-29', '2026-05-01')).toEqual(['2026-04-29', '2026-04-30', '2026-05-01']);
  expect(dateRange('2026-05-01', '2026-04-29')).toEqual([]);
});

it('adding and counting days are inverse', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
      expect(daysBetween('2000-01-01', addDays('2000-01-01', days))).toBe(days);
    }),
  );
});

it('dates a West-coast night by US Eastern time, in summer and winter', () => {
  expect(easternDateOf(new Date('2026-07-05T03:59:00Z'))).toBe('2026-07-04');
  expect(easternDateOf(new Date('2026-07-05T04:00:00Z'))).toBe('2026-07-05');
  expect(easternDateOf(new Date('2026-01-05T04:59:00Z'))).toBe('2026-01-04');
});
