import { expect, test } from 'vitest';
import { decideCutoff } from '../../../services/feature-engine/decide-cutoffs.ts';

test('a date ends at its first pitch, and at noon UTC when none is known', () => {
  expect(decideCutoff('2026-04-15', '2026-04-15T17:05:00.000Z', null)).toBe('2026-04-15T17:05:00.000Z');
  expect(decideCutoff('2026-04-15', null, null)).toBe('2026-04-15T12:00:00.000Z');
});

test('a game in Tokyo ends it earlier', () => {
  expect(decideCutoff('2026-03-18', '2026-03-18T10:10:00.000Z', null)).toBe('2026-03-18T10:10:00.000Z');
});

test('a requested cutoff wins only when it is earlier, and is written with milliseconds', () => {
  expect(decideCutoff('2026-04-15', null, '2026-04-15T08:00:00Z')).toBe('2026-04-15T08:00:00.000Z');
  expect(decideCutoff('2026-04-15', null, '2026-04-15T18:00:00Z')).toBe('2026-04-15T12:00:00.000Z');
});
