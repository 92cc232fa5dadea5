import type { players, teams, venues } from '../../../schemas/tables/reference.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import type { GameDocument } from './game-document.ts';
import {
  type JsonObject,
  readCode,
  readDate,
  readId,
  readIdOf,
  readInteger,
  readNumber,
  readObject,
  readText,
} from './json-access.ts';

/** A team as the source describes it; none when the response has only its name (schedule and box score without hydration). */
export function mapTeam(team: JsonObject, season: number): BusinessRow<typeof teams>[] {
  const teamId = readId(team['id']);
  const name = readText(team['name']);
  const abbreviation = readText(team['abbreviation']);
  // A response may name a team without league and venue: such a row would blank out better ones.
  if (teamId === null || name === null || abbreviation === null || readIdOf(team['venue']) === null)
    return [];
  return [
    {
      team_id: teamId,
      season,
      name,
      abbreviation,
      league_id: readIdOf(team['league']),
      division_id: readIdOf(team['division']),
      venue_id: readIdOf(team['venue']),
    },
  ];
}

/** A person; null without an id or a name. */
export function mapPerson(person: JsonObject): BusinessRow<typeof players> | null {
  const playerId = readId(person['id']);
  const fullName = readText(person['fullName']);
  if (playerId === null || fullName === null) return null;
  return {
    player_id: playerId,
    full_name: fullName,
    bats: readCode(person['batSide']),
    throws: readCode(person['pitchHand']),
    primary_position: readText(readObject(person['primaryPosition'])['abbreviation']),
    birth_date: readDate(person['birthDate']),
    height_inches: readHeight(person['height']),
    weight_pounds: readInteger(person['weight']),
    debut_date: readDate(person['mlbDebutDate']),
  };
}

/** A height as the source writes it (`6' 4"`; before 2020 without the last mark) in inches. */
function readHeight(value: unknown): number | null {
  const [, feet, inches] = /^\s*(\d)'\s*(\d{1,2})"?\s*$/.exec(readText(value) ?? '') ?? [];
  return feet === undefined || inches === undefined ? null : Number(feet) * 12 + Number(inches);
}

/** Everyone on the rosters of the two teams. */
export function mapPlayers({ people, findings }: GameDocument): BusinessRow<typeof players>[] {
  const seen = new Set<number>();
  return Object.entries(people).flatMap(([key, value]) => {
    const row = mapPerson(readObject(value));
    if (row === null || seen.has(row.player_id)) {
      findings.push({
        code: 'ROW_SKIPPED',
        path: `gameData.players.${key}`,
        message: 'a person has no id or name, or is listed twice',
      });
      return [];
    }
    seen.add(row.player_id);
    return [row];
  });
}

/** A venue, with place and dimensions as far as they are known. */
export function mapVenue(venue: JsonObject): BusinessRow<typeof venues>[] {
  const venueId = readId(venue['id']);
  const name = readText(venue['name']);
  if (venueId === null || name === null) return [];
  const location = readObject(venue['location']);
  const coordinates = readObject(location['defaultCoordinates']);
  const field = readObject(venue['fieldInfo']);
  return [
    {
      venue_id: venueId,
      name,
      city: readText(location['city']),
      state: readText(location['state']),
      country: readText(location['country']),
      latitude: readNumber(coordinates['latitude']),
      longitude: readNumber(coordinates['longitude']),
      elevation_feet: readInteger(location['elevation']),
      azimuth_degrees: readNumber(location['azimuthAngle']),
      time_zone: readText(readObject(venue['timeZone'])['id']),
      roof_type: readText(field['roofType']),
      turf_type: readText(field['turfType']),
      left_line_feet: readInteger(field['leftLine']),
      left_alley_feet: readInteger(field['leftCenter']),
      center_feet: readInteger(field['center']),
      right_alley_feet: readInteger(field['rightCenter']),
      right_line_feet: readInteger(field['rightLine']),
      capacity: readInteger(field['capacity']),
    },
  ];
}
