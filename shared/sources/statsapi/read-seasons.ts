import type { BundleFinding } from '../../../schemas/bundle.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { SeasonDates } from '../../domain/season-calendar/season-dates.ts';
import { type JsonObject, readDate, readInteger, readList, readObject } from './json-access.ts';
import { unknownFieldsFindings } from './watch-statsapi.ts';

/** A seasons answer: what could be read, and what could not. */
export interface Seasons {
  seasons: SeasonDates[];
  findings: BundleFinding[];
}

/**
 * Reads `/api/v1/seasons`. A season without the days of its regular season says nothing and is left out with a finding. Throws
 * SOURCE_RESPONSE_MALFORMED when there is no list of seasons.
 */
export function readSeasons(body: JsonObject, what: string): Seasons {
  if (!Array.isArray(body['seasons']))
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} has no list of seasons`);
  const findings: BundleFinding[] = unknownFieldsFindings('seasons', body);
  const seasons = readList(body['seasons']).flatMap((entry, index) => {
    const dates = readSeason(readObject(entry));
    if (dates !== null) return [dates];
    findings.push({
      code: 'ROW_SKIPPED',
      path: `seasons[${index}]`,
      message: 'a season has no year or no days, or they lie in another year',
    });
    return [];
  });
  return { seasons, findings };
}

function readSeason(raw: JsonObject): SeasonDates | null {
  const season = readInteger(raw['seasonId']);
  const regularStart = readDate(raw['regularSeasonStartDate']);
  const regularEnd = readDate(raw['regularSeasonEndDate']);
  if (season === null || regularStart === null || regularEnd === null || regularStart > regularEnd)
    return null;
  const [springStart, springEnd] = readPeriod(raw, 'springStartDate', 'springEndDate');
  const [postseasonStart, postseasonEnd] = readPeriod(raw, 'postSeasonStartDate', 'postSeasonEndDate');
  const isOfYear = [regularStart, regularEnd, springStart, postseasonEnd].every(
    (day) => day?.startsWith(`${season}-`) ?? true,
  );
  if (!isOfYear) return null;
  return {
    season,
    springStart,
    springEnd,
    regularStart,
    regularEnd,
    allStarDate: readDate(raw['allStarDate']),
    postseasonStart,
    postseasonEnd,
  };
}

/** Both ends in order, or neither: half a period is none. */
function readPeriod(raw: JsonObject, first: string, last: string): [string, string] | [null, null] {
  const [start, end] = [readDate(raw[first]), readDate(raw[last])];
  return start === null || end === null || start > end ? [null, null] : [start, end];
}
