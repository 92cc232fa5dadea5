import { date, defineTable, int64 } from './table-contract.ts';

/** The dates that divide a season: they say on which days which games are to be expected. */
export const seasons = defineTable({
  dataset: 'mlb_historical_data',
  name: 'seasons',
  zone: 'staging',
  description: 'Seasons with the first and last days of their phases, as the Stats API gives them.',
  key: ['season'],
  columns: {
    season: int64('Season year.', { hard: [1876, 2100] }),
    spring_start: date('First day of spring training games.').nullable(),
    spring_end: date('Last day of spring training games.').nullable(),
    regular_start: date('Opening day, abroad too: it can lie before the end of spring.'),
    regular_end: date('Last day of the regular season, tie-breakers included.'),
    all_star_date: date('Day of the All-Star Game; 2020 had none.').nullable(),
    postseason_start: date('First day of the postseason.').nullable(),
    postseason_end: date(
      'Last day of the postseason; before it is played, the last possible one.',
    ).nullable(),
  },
  example: {
    season: 2026,
    spring_start: '2026-02-20',
    spring_end: '2026-03-24',
    regular_start: '2026-03-25',
    regular_end: '2026-09-27',
    all_star_date: '2026-07-14',
    postseason_start: '2026-09-28',
    postseason_end: '2026-10-31',
  },
  fails: [{ why: 'no opening day', change: { regular_start: null } }],
});
