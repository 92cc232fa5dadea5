import { date, defineTable, float64, int64, string } from './table-contract.ts';

/** Teams by season: names and abbreviations change (Oakland to the Athletics), ids do not. */
export const teams = defineTable({
  dataset: 'mlb_historical_data',
  name: 'teams',
  zone: 'staging',
  description: 'Clubs by season.',
  key: ['team_id', 'season'],
  columns: {
    team_id: int64("MLB's id of the team."),
    season: int64('Season year.'),
    name: string('Full name.'),
    abbreviation: string("The Stats API's abbreviation that season."),
    league_id: int64('103 American, 104 National.').nullable(),
    division_id: int64('200 to 205.').nullable(),
    venue_id: int64('Home venue.').nullable(),
  },
  example: {
    team_id: 115,
    season: 2026,
    name: 'Colorado Rockies',
    abbreviation: 'COL',
    league_id: 104,
    division_id: 203,
    venue_id: 19,
  },
  fails: [{ why: 'no abbreviation', change: { abbreviation: null } }],
});

/** People as the game feeds know them. */
export const players = defineTable({
  dataset: 'mlb_historical_data',
  name: 'players',
  zone: 'staging',
  description: 'Players: names and handedness.',
  key: ['player_id'],
  columns: {
    player_id: int64("MLB's person id."),
    full_name: string('Full name.'),
    bats: string('L, R or S.', { values: ['L', 'R', 'S'] }).nullable(),
    throws: string('L, R or S.', { values: ['L', 'R', 'S'] }).nullable(),
    primary_position: string('Abbreviation of the primary position.').nullable(),
    birth_date: date('Date of birth.').nullable(),
  },
  example: {
    player_id: 607536,
    full_name: 'Kyle Freeland',
    bats: 'L',
    throws: 'L',
    primary_position: 'P',
    birth_date: '1993-05-14',
  },
  fails: [{ why: 'no name', change: { full_name: null } }],
});

/** Ball parks. Some have no coordinates at the source (5340, 3049, 401). */
export const venues = defineTable({
  dataset: 'mlb_historical_data',
  name: 'venues',
  zone: 'staging',
  description: 'Ball parks with place, time zone, roof and dimensions as far as the source has them.',
  key: ['venue_id'],
  columns: {
    venue_id: int64("MLB's venue id."),
    name: string('Name.'),
    city: string('City.').nullable(),
    state: string('State or province.').nullable(),
    country: string('Country.').nullable(),
    latitude: float64('Degrees north.', { hard: [-90, 90] }).nullable(),
    longitude: float64('Degrees east.', { hard: [-180, 180] }).nullable(),
    elevation_feet: int64('Above sea level.', { hard: [-300, 10_000] }).nullable(),
    time_zone: string('IANA time zone.').nullable(),
    roof_type: string('Open, Dome or Retractable.').nullable(),
    turf_type: string('Grass or Artificial Turf.').nullable(),
    left_line_feet: int64('Left field line.', { soft: [250, 420] }).nullable(),
    center_feet: int64('Centre field.', { soft: [350, 500] }).nullable(),
    right_line_feet: int64('Right field line.', { soft: [250, 420] }).nullable(),
  },
  example: {
    venue_id: 19,
    name: 'Coors Field',
    city: 'Denver',
    state: 'Colorado',
    country: 'USA',
    latitude: 39.756042,
    longitude: -104.994136,
    elevation_feet: 5190,
    time_zone: 'America/Denver',
    roof_type: 'Open',
    turf_type: 'Grass',
    left_line_feet: 347,
    center_feet: 415,
    right_line_feet: 350,
  },
  fails: [{ why: 'latitude as text', change: { latitude: '39.7' } }],
});
