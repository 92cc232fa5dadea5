import { expect, test } from 'vitest';
import { hoursAhead, milesBetween } from '../../../shared/domain/travel.ts';

const kennedy = { latitude: 40.6398, longitude: -73.7789 };
const losAngeles = { latitude: 33.9425, longitude: -118.4081 };

test('the great circle from New York to Los Angeles is 2,469 miles on the mean sphere, either way', () => {
  expect(Math.round(milesBetween(kennedy, losAngeles))).toBe(2_469);
  expect(milesBetween(losAngeles, kennedy)).toBeCloseTo(milesBetween(kennedy, losAngeles), 9);
});

test('a place is no miles from itself, and its antipode half the globe away', () => {
  expect(milesBetween(kennedy, kennedy)).toBe(0);
  expect(milesBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(
    Math.PI * 3958.8,
    6,
  );
});

test('clocks differ as they do on the day: Arizona keeps no summer time', () => {
  expect(hoursAhead('America/New_York', 'America/Los_Angeles', '2026-07-01T20:00:00.000Z')).toBe(3);
  expect(hoursAhead('America/Los_Angeles', 'America/New_York', '2026-07-01T20:00:00.000Z')).toBe(-3);
  expect(hoursAhead('America/Phoenix', 'America/Denver', '2026-07-01T20:00:00.000Z')).toBe(-1);
  expect(hoursAhead('America/Phoenix', 'America/Denver', '2026-03-01T20:00:00.000Z')).toBe(0);
});

test('a name that is no time zone is not known, and stops nothing', () => {
  expect(hoursAhead('Rocky Mountains', 'America/Denver', '2026-07-01T20:00:00.000Z')).toBeNull();
});
