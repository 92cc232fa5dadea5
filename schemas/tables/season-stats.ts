import { exampleStats, statColumns } from './stat-columns.ts';
import { bool, date, defineTable, int64, string } from './table-contract.ts';

const groups = ['hitting', 'pitching', 'fielding'];

const snapshot = {
  season: int64('Season year.'),
  game_type: string('R regular season.'),
  stat_group: string('hitting, pitching or fielding.', { values: groups }),
  as_of_date: date('Games up to and including this date are counted.'),
};
const snapshotExample = { season: 2026, game_type: 'R', stat_group: 'hitting', as_of_date: '2026-08-05' };

/**
 * Totals of a player from the first game of a season to the end of a date. `known_at` is when they were fetched: an aggregate asked
 * for today contains today's corrections, whatever its date.
 */
export const playerSeasonStats = defineTable({
  dataset: 'mlb_historical_data',
  name: 'player_season_stats',
  zone: 'staging',
  description:
    'Season totals of every player at the end of a date, all clubs together, without a qualification. Known when fetched.',
  key: ['player_id', 'season', 'game_type', 'stat_group', 'as_of_date'],
  partitionBy: 'as_of_date',
  clusterBy: ['as_of_date', 'player_id'],
  columns: {
    player_id: int64("MLB's person id."),
    ...snapshot,
    team_id: int64('His club; null where several are summed.').nullable(),
    team_count: int64('Clubs that are summed.', { hard: [1, 10] }),
    ...statColumns,
  },
  example: { player_id: 680574, ...snapshotExample, team_id: 113, team_count: 1, ...exampleStats },
  fails: [{ why: 'no date', change: { as_of_date: null } }],
});

/** The same for clubs. */
export const teamSeasonStats = defineTable({
  dataset: 'mlb_historical_data',
  name: 'team_season_stats',
  zone: 'staging',
  description: 'Season totals of every club at the end of a date. Known when fetched.',
  key: ['team_id', 'season', 'game_type', 'stat_group', 'as_of_date'],
  partitionBy: 'as_of_date',
  clusterBy: ['as_of_date', 'team_id'],
  columns: { team_id: int64('Club.'), ...snapshot, ...statColumns },
  example: { team_id: 113, ...snapshotExample, ...exampleStats },
  fails: [{ why: 'hits as text', change: { hits: '52' } }],
});

/** Lines of single games as the game log of a person tells them: the check of our own lines, asked for who seems to be missing. */
export const playerGameLogs = defineTable({
  dataset: 'mlb_historical_data',
  name: 'player_game_logs',
  zone: 'staging',
  description:
    'Game-log lines of players whose own lines are missing or doubtful. Known when fetched; the lines of the game are the primary source.',
  key: ['player_id', 'game_pk', 'stat_group'],
  partitionBy: 'game_date',
  clusterBy: ['game_date', 'player_id'],
  columns: {
    player_id: int64("MLB's person id."),
    game_pk: int64("MLB's id of the game."),
    stat_group: string('hitting, pitching or fielding.', { values: groups }),
    game_date: date('Date the log lists the game under.'),
    season: int64('Season year.'),
    game_type: string('R regular season, S spring …'),
    team_id: int64('His club.').nullable(),
    opponent_team_id: int64('The other club.').nullable(),
    is_home: bool('Played at home.').nullable(),
    ...statColumns,
  },
  example: {
    player_id: 680574,
    game_pk: 824541,
    stat_group: 'hitting',
    game_date: '2026-03-26',
    season: 2026,
    game_type: 'R',
    team_id: 113,
    opponent_team_id: 111,
    is_home: true,
    ...exampleStats,
    games: 1,
  },
  fails: [{ why: 'no game', change: { game_pk: null } }],
});
