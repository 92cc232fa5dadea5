import type { rosters } from '../../../schemas/tables/rosters.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { type JsonObject, readId, readObject, readText } from './json-access.ts';
import { type RowsRead, readRows, requireList } from './read-list.ts';

/** What a roster was asked for. */
export interface RosterAsked {
  teamId: number;
  rosterType: string;
  season: number;
  date: string;
}

/**
 * Reads a roster. Throws SOURCE_RESPONSE_MALFORMED without a list, and when the answer says that it is of another club or of
 * another kind: `fullSeason` comes for `active` when the path has a season instead of a date, and holds men who left in May.
 */
export function readRoster(
  json: JsonObject,
  asked: RosterAsked,
  what: string,
): RowsRead<BusinessRow<typeof rosters>> {
  const list = requireList(json, 'roster', what);
  const teamId = readId(json['teamId']) ?? asked.teamId;
  const rosterType = readText(json['rosterType']) ?? asked.rosterType;
  if (teamId !== asked.teamId || rosterType.toLowerCase() !== asked.rosterType.toLowerCase()) {
    throw new HanksTankError(
      'SOURCE_RESPONSE_MALFORMED',
      `${what} is the roster ${rosterType} of team ${teamId}, not ${asked.rosterType} of team ${asked.teamId}`,
    );
  }
  return readRows(
    list,
    'roster',
    (raw) => rosterRow(raw, asked),
    (row) => row.player_id,
  );
}

function rosterRow(
  raw: JsonObject,
  { teamId, rosterType, season, date }: RosterAsked,
): BusinessRow<typeof rosters> | null {
  const person = readObject(raw['person']);
  const playerId = readId(person['id']);
  if (playerId === null) return null;
  const status = readObject(raw['status']);
  return {
    team_id: teamId,
    season,
    roster_type: rosterType,
    as_of_date: date,
    player_id: playerId,
    full_name: readText(person['fullName']),
    jersey_number: readText(raw['jerseyNumber']),
    position: readText(readObject(raw['position'])['abbreviation']),
    status_code: readText(status['code']),
    status: readText(status['description']),
  };
}
