import type { standings } from '../../../schemas/tables/standings.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import {
  type JsonObject,
  readFlag,
  readIdOf,
  readInteger,
  readList,
  readNumber,
  readObject,
  readText,
} from './json-access.ts';
import { type RowsRead, readRows, requireList } from './read-list.ts';

/**
 * Reads the standings of the regular season at the end of a date. In March an answer has the tables of spring training too: those
 * are left alone. Throws SOURCE_RESPONSE_MALFORMED without a list of records.
 */
export function readStandings(
  json: JsonObject,
  asked: { season: number; date: string },
  what: string,
): RowsRead<BusinessRow<typeof standings>> {
  const clubs = requireList(json, 'records', what)
    .map(readObject)
    .filter(({ standingsType }) => (readText(standingsType) ?? 'regularSeason') === 'regularSeason')
    .flatMap((record) => readList(record['teamRecords']).map((club) => ({ record, club })));
  return readRows(
    clubs,
    'teamRecords',
    ({ record, club }) => standingRow(readObject(club), readObject(record), asked),
    (row) => row.team_id,
  );
}

function standingRow(
  club: JsonObject,
  record: JsonObject,
  { season, date }: { season: number; date: string },
): BusinessRow<typeof standings> | null {
  const teamId = readIdOf(club['team']);
  const wins = readInteger(club['wins']);
  const losses = readInteger(club['losses']);
  if (teamId === null || wins === null || losses === null) return null;
  const split = splitReader(club);
  const isLeader = readFlag(club['divisionLeader']);
  const ties = readInteger(readObject(club['leagueRecord'])['ties']);
  return {
    team_id: teamId,
    season: readInteger(club['season']) ?? season,
    as_of_date: date,
    league_id: readIdOf(record['league']),
    division_id: readIdOf(record['division']),
    division_rank: readInteger(club['divisionRank']),
    league_rank: readInteger(club['leagueRank']),
    wild_card_rank: readInteger(club['wildCardRank']),
    games_played: readInteger(club['gamesPlayed']) ?? wins + losses + (ties ?? 0),
    wins,
    losses,
    games_tied: ties,
    games_back: readGamesBack(club['gamesBack']),
    wild_card_games_back: isLeader === true ? null : readGamesBack(club['wildCardGamesBack']),
    runs_scored: readInteger(club['runsScored']),
    runs_allowed: readInteger(club['runsAllowed']),
    streak: readText(readObject(club['streak'])['streakCode']),
    home_wins: split('home', 'wins'),
    home_losses: split('home', 'losses'),
    away_wins: split('away', 'wins'),
    away_losses: split('away', 'losses'),
    last_ten_wins: split('lastTen', 'wins'),
    last_ten_losses: split('lastTen', 'losses'),
    is_division_leader: isLeader,
    is_clinched: readFlag(club['clinched']),
  };
}

/** Games behind: `-` is none, `+5.0` is five ahead. */
function readGamesBack(value: unknown): number | null {
  const text = readText(value);
  if (text === null) return null;
  if (text === '-') return 0;
  const games = readNumber(text.replace(/^\+/, ''));
  return games === null ? null : text.startsWith('+') ? -games : games;
}

function splitReader(club: JsonObject): (type: string, member: 'wins' | 'losses') => number | null {
  const splits = readList(readObject(club['records'])['splitRecords']).map(readObject);
  return (type, member) => readInteger(splits.find((split) => split['type'] === type)?.[member]);
}
