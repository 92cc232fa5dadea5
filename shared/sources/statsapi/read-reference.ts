import type { players, teams, venues } from '../../../schemas/tables/reference.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { type JsonObject, readInteger } from './json-access.ts';
import { mapPerson, mapTeam, mapVenue } from './map-reference.ts';
import { type RowsRead, readRows, requireList } from './read-list.ts';

/** Reads an answer of the teams endpoint. Throws SOURCE_RESPONSE_MALFORMED without a list of teams. */
export const readTeams = (
  json: JsonObject,
  season: number,
  what: string,
): RowsRead<BusinessRow<typeof teams>> =>
  readRows(
    requireList(json, 'teams', what),
    'teams',
    (raw) => mapTeam(raw, readInteger(raw['season']) ?? season)[0] ?? null,
    (row) => `${row.team_id} ${row.season}`,
  );

/**
 * Reads an answer of the venues endpoint. A park without place, time zone and field has a finding: such a row would blank out a
 * better one.
 */
export function readVenues(json: JsonObject, what: string): RowsRead<BusinessRow<typeof venues>> {
  const read = readRows(
    requireList(json, 'venues', what),
    'venues',
    (raw) => mapVenue(raw)[0] ?? null,
    (row) => row.venue_id,
  );
  for (const row of read.rows.filter((venue) => !isDescribed(venue))) {
    read.findings.push({
      code: 'FIELD_MISSING',
      path: `venues[${row.venue_id}]`,
      message: 'no location, time zone and field',
    });
  }
  return read;
}

/** Whether an answer says anything of a park but its name. */
export const isDescribed = ({ latitude, city, time_zone, roof_type }: BusinessRow<typeof venues>): boolean =>
  (latitude ?? city ?? time_zone ?? roof_type) !== null;

/** Reads an answer of the people endpoint, of a list of players, or of alumni. Throws SOURCE_RESPONSE_MALFORMED without people. */
export const readPeople = (json: JsonObject, what: string): RowsRead<BusinessRow<typeof players>> =>
  readRows(requireList(json, 'people', what), 'people', mapPerson, (row) => row.player_id);
