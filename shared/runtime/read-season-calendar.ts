import { seasons } from '../../schemas/tables/seasons.ts';
import { type SeasonCalendar, seasonCalendar } from '../domain/season-calendar/season-dates.ts';
import { shippedCalendar, shippedSeasons } from '../domain/season-calendar/shipped-seasons.ts';
import type { Warehouse } from '../ports/warehouse.ts';

const row = seasons.row
  .pick({
    season: true,
    spring_start: true,
    spring_end: true,
    regular_start: true,
    regular_end: true,
    all_star_date: true,
    postseason_start: true,
    postseason_end: true,
  })
  .transform((dates) => ({
    season: dates.season,
    springStart: dates.spring_start,
    springEnd: dates.spring_end,
    regularStart: dates.regular_start,
    regularEnd: dates.regular_end,
    allStarDate: dates.all_star_date,
    postseasonStart: dates.postseason_start,
    postseasonEnd: dates.postseason_end,
  }));

/** The calendar with the seasons of the given dates: the shipped ones, and what the source told of others. */
export async function readSeasonCalendar(
  warehouse: Warehouse,
  dates: readonly string[],
): Promise<SeasonCalendar> {
  const years = new Set(dates.map((date) => Number(date.slice(0, 4))));
  const unknown = [...years].filter((year) => !shippedCalendar.has(year));
  if (unknown.length === 0) return shippedCalendar;
  const found = await Promise.all(
    unknown.map((season) =>
      warehouse.query(
        { file: 'mlb_historical_data/season_dates/query.sql' },
        { season: { type: 'INT64', value: season } },
      ),
    ),
  );
  return seasonCalendar([...shippedSeasons, ...found.flat().map((dates) => row.parse(dates))]);
}
