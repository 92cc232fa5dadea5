import { describe, expect, it } from 'vitest';
import { schedules, scheduleTimeZone } from '../../../schemas/schedules.ts';

/** What a field of a cron expression may hold: a star, or a number within the range. */
const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;

const isIn = (field: string, [from, to]: readonly [number, number]): boolean =>
  field === '*' || (/^\d+$/.test(field) && Number(field) >= from && Number(field) <= to);

describe('schedules', () => {
  it('are in the time of the games, under names of their own', () => {
    expect(scheduleTimeZone).toBe('America/New_York');
    const names = schedules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it.each(schedules)('$name: $cron is a moment that comes', ({ cron }) => {
    const fields = cron.split(' ');
    expect(fields).toHaveLength(5);
    expect(fields.map((field, index) => isIn(field, ranges[index] ?? [0, -1]))).toEqual(Array(5).fill(true));
  });

  it('never fall into the hour that a change of the clocks skips or doubles', () => {
    // New York's clocks change between 1 and 3 in the morning.
    for (const { name, cron } of schedules) expect(['1', '2'], name).not.toContain(cron.split(' ')[1]);
  });

  it('start the job with one of its commands', () => {
    for (const { jobArguments } of schedules)
      expect(['plan-night', 'train', 'heal', 'cleanup']).toContain(jobArguments[0]);
  });
});
