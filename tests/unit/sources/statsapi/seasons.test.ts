import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  shippedCalendar,
  shippedSeasons,
} from '../../../../shared/domain/season-calendar/shipped-seasons.ts';
import { parseJsonObject } from '../../../../shared/sources/statsapi/json-access.ts';
import { readSeasons } from '../../../../shared/sources/statsapi/read-seasons.ts';
import { testData } from '../../../support/test-data.ts';

const read = (path: string) => {
  const body = gunzipSync(readFileSync(path));
  return readSeasons(parseJsonObject(body, path), path);
};

describe('the seasons endpoint', () => {
  it('says of every recorded season since 2015 what is shipped', () => {
    const folder = testData('statsapi/seasons');
    if (folder === null) return;
    const { seasons, findings } = read(join(folder, 'all.json.gz'));
    expect(seasons).toHaveLength(151);
    expect(findings).toEqual([]);
    expect(seasons.filter(({ season }) => season >= 2015)).toEqual(shippedSeasons);
  });

  it('is read from every recording, and none contradicts what is shipped of the regular season', () => {
    const folder = testData('statsapi/seasons');
    if (folder === null) return;
    const files = readdirSync(folder).filter((name) => name.endsWith('.json.gz'));
    expect(files).toHaveLength(6);
    for (const file of files) {
      const { seasons, findings } = read(join(folder, file));
      expect(seasons.length, file).toBeGreaterThan(0);
      expect(findings, file).toEqual([]);
      for (const { season, regularStart, regularEnd } of seasons.filter(({ season: year }) => year >= 2015))
        expect({ regularStart, regularEnd }, file).toEqual({
          regularStart: shippedCalendar.get(season)?.regularStart,
          regularEnd: shippedCalendar.get(season)?.regularEnd,
        });
    }
  });

  it.each([2015, 2016, 2017, 2018])('%i opened and closed on the days of the game logs', (season) => {
    const path = testData(`retrosheet/gamelogs/gl${season}.txt.gz`);
    if (path === null) return;
    const days = gunzipSync(readFileSync(path))
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.replace(/^"(\d{4})(\d\d)(\d\d)".*$/s, '$1-$2-$3'))
      .sort();
    const dates = shippedCalendar.get(season);
    expect([dates?.regularStart, dates?.regularEnd]).toEqual([days[0], days.at(-1)]);
  });

  it('leaves out what it cannot read, and refuses what is no answer', () => {
    const regular = { regularSeasonStartDate: '2030-03-28', regularSeasonEndDate: '2030-09-29' };
    const { seasons, findings } = readSeasons(
      {
        seasons: [
          { seasonId: '2030', ...regular, springStartDate: '2030-02-20', allStarDate: 'July' },
          { seasonId: 'next', ...regular },
          { seasonId: '2031', ...regular },
          { seasonId: '2030', ...regular, regularSeasonEndDate: '2030-03-01' },
          'season',
        ],
      },
      'seasons',
    );
    expect(seasons).toEqual([
      {
        season: 2030,
        // Half a period is none.
        springStart: null,
        springEnd: null,
        regularStart: '2030-03-28',
        regularEnd: '2030-09-29',
        allStarDate: null,
        postseasonStart: null,
        postseasonEnd: null,
      },
    ]);
    expect(findings).toHaveLength(4);
    expect(() => readSeasons({ messageNumber: 10 }, 'seasons')).toThrow(
      expect.objectContaining({ code: 'SOURCE_RESPONSE_MALFORMED' }),
    );
  });
});
