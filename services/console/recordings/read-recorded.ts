import { seasonRow } from '../../../functions/collector/collect-seasons.ts';
import { publicBy } from '../../../functions/collector/dataset-rows.ts';
import { players, teams, venues } from '../../../schemas/tables/reference.ts';
import { playerGameLogs } from '../../../schemas/tables/season-stats.ts';
import { seasons } from '../../../schemas/tables/seasons.ts';
import { transactions } from '../../../schemas/tables/transactions.ts';
import { readInteger, readList, readObject } from '../../../shared/sources/statsapi/json-access.ts';
import { readGameLogs } from '../../../shared/sources/statsapi/read-game-logs.ts';
import {
  isDescribed,
  readPeople,
  readTeams,
  readVenues,
} from '../../../shared/sources/statsapi/read-reference.ts';
import { readSeasons } from '../../../shared/sources/statsapi/read-seasons.ts';
import { readTransactions } from '../../../shared/sources/statsapi/read-transactions.ts';
import {
  readPlayerTotals,
  readRecordedRoster,
  readRecordedStandings,
  readTeamTotals,
} from './read-totals.ts';
import { leftAlone, type RecordingReader, rowsOfTable, united } from './recorded-rows.ts';

/** People, and what an answer has of their seasons and games. */
const readRecordedPeople: RecordingReader = (json, moment) => {
  const what = moment.recording.file;
  const people = readList(json['people']).map(readObject);
  return united([
    rowsOfTable(players, readPeople(json, what), moment),
    rowsOfTable(playerGameLogs, readGameLogs(json, what), moment),
    ...people.filter(({ stats }) => Array.isArray(stats)).map((person) => readPlayerTotals(person, moment)),
  ]);
};

const readRecordedTeams: RecordingReader = (json, moment) => {
  const { rows, findings } = readTeams(
    json,
    readInteger(moment.query.get('season')) ?? 0,
    moment.recording.file,
  );
  return united([rowsOfTable(teams, { rows: rows.filter(({ season }) => season > 0), findings }, moment)]);
};

/** A park of which an answer has the name alone would blank out what a feed said of it. */
const readRecordedVenues: RecordingReader = (json, moment) => {
  const { rows, findings } = readVenues(json, moment.recording.file);
  const described = rows.filter(isDescribed);
  return described.length === 0
    ? leftAlone('it has the names of the parks alone, which would blank out what is known of them')
    : rowsOfTable(venues, { rows: described, findings }, moment);
};

const readRecordedSeasons: RecordingReader = (json, moment) => {
  const read = readSeasons(json, moment.recording.file);
  return united([
    rowsOfTable(seasons, { rows: read.seasons.map(seasonRow), findings: read.findings }, moment),
  ]);
};

const readRecordedTransactions: RecordingReader = (json, moment) =>
  rowsOfTable(transactions, readTransactions(json, moment.recording.file), moment, (row) =>
    publicBy(row.transaction_date, moment.at),
  );

/** Endpoints as requests name them, by folder of recordings, with their readers. */
export const recordingReaders: Readonly<Record<string, { endpoint: string; read: RecordingReader }>> = {
  people: { endpoint: 'people', read: readRecordedPeople },
  person_stats: { endpoint: 'player_stats', read: readPlayerTotals },
  league_stats: { endpoint: 'player_stats', read: readPlayerTotals },
  team_stats: { endpoint: 'team_stats', read: readTeamTotals },
  roster: { endpoint: 'roster', read: readRecordedRoster },
  standings: { endpoint: 'standings', read: readRecordedStandings },
  transactions: { endpoint: 'transactions', read: readRecordedTransactions },
  teams: { endpoint: 'teams', read: readRecordedTeams },
  venues: { endpoint: 'venues', read: readRecordedVenues },
  seasons: { endpoint: 'seasons', read: readRecordedSeasons },
};

/** Folders that nothing is loaded from, and why. */
export const foldersLeft: Readonly<Record<string, string>> = {
  attendance: 'no table keeps attendance by season: games have their own',
  context_metrics: 'no table keeps chances of sacrifice flies',
  divisions: 'no table keeps divisions: clubs carry their ids',
  errors: 'an answer that is no success',
  game_changes: 'no table keeps lists of changed games',
  game_pace: 'no table keeps paces of seasons: games have their duration',
  jobs: 'no table keeps lists of umpires: games have theirs',
  leagues: 'no table keeps leagues: clubs carry their ids',
  sports: 'no table keeps levels of play',
  win_probability: "no table keeps the source's own win probability",
};
