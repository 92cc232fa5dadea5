import { type SeasonCalendar, type SeasonDates, seasonCalendar } from './season-dates.ts';

type Period = readonly [first: string, last: string];

const season = (
  year: number,
  spring: Period,
  regular: Period,
  allStarDate: string | null,
  postseason: Period,
): SeasonDates => ({
  season: year,
  springStart: spring[0],
  springEnd: spring[1],
  regularStart: regular[0],
  regularEnd: regular[1],
  allStarDate,
  postseasonStart: postseason[0],
  postseasonEnd: postseason[1],
});

/**
 * The seasons 2015 to 2026 as `/api/v1/seasons/all?sportId=1` gives them; a test holds them against a recording and the
 * opening and closing days against Retrosheet's game logs. 2020 began in July and had no All-Star Game. The dates of 2026 were
 * recorded before it ended. Later seasons come from the source itself (`mlb_historical_data.seasons`).
 */
export const shippedSeasons: readonly SeasonDates[] = [
  season(2015, ['2015-03-01', '2015-04-04'], ['2015-04-05', '2015-10-04'], '2015-07-14', [
    '2015-10-06',
    '2015-11-01',
  ]),
  season(2016, ['2016-02-28', '2016-04-03'], ['2016-04-03', '2016-10-02'], '2016-07-12', [
    '2016-10-04',
    '2016-11-02',
  ]),
  season(2017, ['2017-02-22', '2017-04-01'], ['2017-04-02', '2017-10-01'], '2017-07-11', [
    '2017-10-03',
    '2017-11-01',
  ]),
  season(2018, ['2018-02-21', '2018-03-27'], ['2018-03-29', '2018-10-01'], '2018-07-17', [
    '2018-10-02',
    '2018-10-28',
  ]),
  season(2019, ['2019-02-21', '2019-03-26'], ['2019-03-20', '2019-09-29'], '2019-07-09', [
    '2019-10-01',
    '2019-10-30',
  ]),
  season(2020, ['2020-02-21', '2020-07-22'], ['2020-07-23', '2020-09-27'], null, [
    '2020-09-29',
    '2020-10-28',
  ]),
  season(2021, ['2021-02-26', '2021-03-30'], ['2021-04-01', '2021-10-03'], '2021-07-13', [
    '2021-10-04',
    '2021-11-02',
  ]),
  season(2022, ['2022-02-27', '2022-04-06'], ['2022-04-07', '2022-10-05'], '2022-07-19', [
    '2022-10-07',
    '2022-11-05',
  ]),
  season(2023, ['2023-02-24', '2023-03-28'], ['2023-03-30', '2023-10-02'], '2023-07-11', [
    '2023-10-03',
    '2023-11-01',
  ]),
  season(2024, ['2024-02-22', '2024-03-26'], ['2024-03-20', '2024-09-30'], '2024-07-16', [
    '2024-10-01',
    '2024-10-30',
  ]),
  season(2025, ['2025-02-20', '2025-03-25'], ['2025-03-18', '2025-09-28'], '2025-07-15', [
    '2025-09-30',
    '2025-11-01',
  ]),
  season(2026, ['2026-02-20', '2026-03-24'], ['2026-03-25', '2026-09-27'], '2026-07-14', [
    '2026-09-28',
    '2026-10-31',
  ]),
];

/** {@link shippedSeasons} by year. */
export const shippedCalendar: SeasonCalendar = seasonCalendar(shippedSeasons);
