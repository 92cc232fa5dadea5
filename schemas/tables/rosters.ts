import { date, defineTable, int64, string } from './table-contract.ts';

/** Who was on a club's roster on a date. */
export const rosters = defineTable({
  dataset: 'mlb_historical_data',
  name: 'rosters',
  zone: 'staging',
  description:
    'Rosters of a date: active (may play) and 40Man (under major-league contract). One row per club, kind, date and man.',
  key: ['team_id', 'roster_type', 'as_of_date', 'player_id'],
  partitionBy: 'as_of_date',
  clusterBy: ['as_of_date', 'team_id'],
  columns: {
    team_id: int64('Club.'),
    season: int64('Season year.'),
    roster_type: string('active or 40Man.', { values: ['active', '40Man'] }),
    as_of_date: date('Date the roster is of.'),
    player_id: int64("MLB's person id."),
    full_name: string('Full name.').nullable(),
    jersey_number: string('As worn: 00 and 0 are two numbers.').nullable(),
    position: string('Abbreviation of the position he is listed at.').nullable(),
    status_code: string('A active, D7 to D60 injured, RM reassigned … ; the list is open.').nullable(),
    status: string('The status in words.').nullable(),
  },
  example: {
    team_id: 115,
    season: 2026,
    roster_type: 'active',
    as_of_date: '2026-08-05',
    player_id: 607536,
    full_name: 'Kyle Freeland',
    jersey_number: '21',
    position: 'P',
    status_code: 'A',
    status: 'Active',
  },
  fails: [{ why: 'no player', change: { player_id: null } }],
});
