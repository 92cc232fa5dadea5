import { dateOfEpochDay, epochDayOf } from '../calendar-date.ts';
import type { World } from '../world.ts';
import { notice } from './feed.ts';

/** The dates of a season, as /seasons gives them. */
export function seasonsJson(world: World, season: number) {
  const { firstDate, lastDate } = world.calendar(season);
  const day = (offset: number, from: string): string => dateOfEpochDay(epochDayOf(from) + offset);
  return {
    copyright: notice,
    seasons: [
      {
        seasonId: String(season),
        hasWildcard: true,
        preSeasonStartDate: `${season}-01-01`,
        seasonStartDate: day(-30, firstDate),
        springStartDate: day(-30, firstDate),
        springEndDate: day(-1, firstDate),
        regularSeasonStartDate: firstDate,
        regularSeasonEndDate: lastDate,
        postSeasonStartDate: day(2, lastDate),
        postSeasonEndDate: day(35, lastDate),
        seasonEndDate: day(35, lastDate),
        offSeasonEndDate: `${season}-12-31`,
        seasonLevelGamedayType: 'P',
        gameLevelGamedayType: 'P',
        qualifierPlateAppearances: 3.1,
        qualifierOutsPitched: 3,
      },
    ],
  };
}
