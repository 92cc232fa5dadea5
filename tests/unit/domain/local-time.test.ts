import { expect, it } from 'vitest';
import { localTimeMs } from '../../../shared/domain/local-time.ts';

const at = (date: string, clock: string, zone: string): string => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return new Date(localTimeMs(date, hours * 60 + minutes, zone)).toISOString().slice(0, 16);
};

it.each([
  ['2012-08-04', '18:10', 'America/Denver', '2012-08-05T00:10'],
  ['2012-04-04', '19:05', 'America/New_York', '2012-04-04T23:05'],
  ['2012-03-28', '19:09', 'Asia/Tokyo', '2012-03-28T10:09'],
  ['2014-03-22', '19:00', 'Australia/Sydney', '2014-03-22T08:00'],
  // Arizona has no summer time; the day on which New York's begins, before and after.
  ['2015-07-01', '18:40', 'America/Phoenix', '2015-07-02T01:40'],
  ['2019-03-10', '01:30', 'America/New_York', '2019-03-10T06:30'],
  ['2019-03-10', '13:05', 'America/New_York', '2019-03-10T17:05'],
  ['2019-11-03', '13:05', 'America/New_York', '2019-11-03T18:05'],
  ['2019-12-31', '23:59', 'UTC', '2019-12-31T23:59'],
])('%s %s in %s is %s UTC', (date, clock, zone, expected) => {
  expect(at(date, clock, zone)).toBe(expected);
});
