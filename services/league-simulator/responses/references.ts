import { elementAt } from '../element-at.ts';
import { type Player, type PositionCode, positions } from '../players.ts';
import { divisionNames, leagueNames, type Team, teams } from '../teams.ts';
import { summerTimeOf, type Venue, venueOf } from '../venues.ts';

/** A person as other objects name him. */
export function personReference(player: { id: number; fullName: string }) {
  return { id: player.id, fullName: player.fullName, link: `/api/v1/people/${player.id}` };
}

/** A position object. */
export function positionJson(code: PositionCode) {
  const { name, type, abbreviation } = positions[code];
  return { code: String(code), name, type, abbreviation };
}

const handNames = { L: 'Left', R: 'Right', S: 'Switch' } as const;

/** A bat side or throwing hand. */
export function handJson(hand: 'L' | 'R' | 'S') {
  return { code: hand, description: handNames[hand] };
}

/** A person in full, as /people and gameData.players give him. */
export function personJson(player: Player, date: string) {
  const { firstName, lastName } = player;
  const age =
    Number(date.slice(0, 4)) -
    Number(player.birthDate.slice(0, 4)) -
    (date.slice(5) < player.birthDate.slice(5) ? 1 : 0);
  return {
    ...personReference(player),
    firstName,
    lastName,
    primaryNumber: player.jerseyNumber,
    birthDate: player.birthDate,
    currentAge: age,
    birthCountry: 'USA',
    height: `${Math.floor(player.heightInches / 12)}' ${player.heightInches % 12}"`,
    weight: player.weightPounds,
    active: true,
    primaryPosition: positionJson(player.position),
    useName: firstName,
    useLastName: lastName,
    boxscoreName: lastName,
    gender: 'M',
    isPlayer: true,
    isVerified: true,
    mlbDebutDate: player.debutDate,
    batSide: handJson(player.bats),
    pitchHand: handJson(player.throws),
    nameFirstLast: player.fullName,
    nameSlug: `${firstName}-${lastName}-${player.id}`.toLowerCase(),
    firstLastName: player.fullName,
    lastFirstName: `${lastName}, ${firstName}`,
    lastInitName: `${lastName}, ${firstName.slice(0, 1)}`,
    initLastName: `${firstName.slice(0, 1)} ${lastName}`,
    fullFMLName: player.fullName,
    fullLFMName: `${lastName}, ${firstName}`,
    strikeZoneTop: player.strikeZoneTop,
    strikeZoneBottom: player.strikeZoneBottom,
  };
}

/** A team as other objects name it. */
export function teamReference(team: Team) {
  return { id: team.id, name: team.name, link: `/api/v1/teams/${team.id}` };
}

/** A team in full, as /teams, gameData.teams and hydrate=team give it. */
export function teamJson(team: Team, season: number) {
  const venue = venueOf(team.venueId);
  return {
    allStarStatus: 'N',
    ...teamReference(team),
    season,
    venue: { id: venue.id, name: venue.name, link: `/api/v1/venues/${venue.id}` },
    teamCode: team.teamCode,
    fileCode: team.fileCode,
    abbreviation: team.abbreviation,
    teamName: team.clubName,
    locationName: team.locationName,
    firstYearOfPlay: team.firstYearOfPlay,
    league: { id: team.leagueId, name: leagueNames[team.leagueId], link: `/api/v1/league/${team.leagueId}` },
    division: {
      id: team.divisionId,
      name: divisionNames[team.divisionId],
      link: `/api/v1/divisions/${team.divisionId}`,
    },
    sport: { id: 1, link: '/api/v1/sports/1', name: 'Major League Baseball' },
    shortName: team.shortName,
    franchiseName: team.franchiseName,
    clubName: team.clubName,
    active: true,
  };
}

/** A venue as other objects name it. */
export function venueReference(venue: Venue) {
  return { id: venue.id, name: venue.name, link: `/api/v1/venues/${venue.id}` };
}

/** A venue in full, as gameData.venue and /venues with hydrate=location,timezone,fieldInfo give it. */
export function venueJson(venue: Venue, season: number) {
  const summerTime = summerTimeOf(venue);
  return {
    ...venueReference(venue),
    location: {
      city: venue.city,
      state: venue.state,
      stateAbbrev: venue.state,
      defaultCoordinates: { latitude: venue.latitude, longitude: venue.longitude },
      azimuthAngle: (venue.id * 37) % 140,
      elevation: venue.elevationFeet,
      country: venue.timeZone === 'America/Toronto' ? 'Canada' : 'USA',
    },
    timeZone: {
      id: venue.timeZone,
      offset: summerTime.hours,
      offsetAtGameTime: summerTime.hours,
      tz: summerTime.name,
    },
    fieldInfo: {
      capacity: venue.capacity,
      turfType: venue.turfType,
      roofType: venue.roofType,
      leftLine: 330,
      leftCenter: 375,
      center: 402,
      rightCenter: 375,
      rightLine: 330,
    },
    active: true,
    season: String(season),
  };
}

/** The team of a simulator index. */
export function teamAt(index: number): Team {
  return elementAt(teams, index);
}

/** Wins, losses and percentage the way MLB writes them (".477"). */
export function leagueRecordJson(record: { wins: number; losses: number }) {
  const games = record.wins + record.losses;
  return { wins: record.wins, losses: record.losses, pct: games === 0 ? '.000' : ratio(record.wins, games) };
}

/** A ratio with three decimals and no leading zero; MLB's placeholder when the divisor is zero. */
export function ratio(value: number, divisor: number): string {
  if (divisor === 0) return '.---';
  const text = (value / divisor).toFixed(3);
  return text.startsWith('0') ? text.slice(1) : text;
}

/** "1st", "2nd" ... */
export function ordinal(value: number): string {
  const tens = value % 100;
  if (tens >= 11 && tens <= 13) return `${value}th`;
  return `${value}${['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'}`;
}
