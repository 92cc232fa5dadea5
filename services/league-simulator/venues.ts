import { HanksTankError } from '../../shared/domain/errors.ts';

/** A ball park. `runs` and `homeRuns` are the park's effect on the log of the hit and home-run rates, made up. */
export interface Venue {
  readonly id: number;
  readonly name: string;
  readonly city: string;
  readonly state: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly elevationFeet: number;
  readonly timeZone: string;
  readonly roofType: 'Open' | 'Retractable' | 'Dome';
  readonly turfType: 'Grass' | 'Artificial Turf';
  readonly capacity: number;
  readonly runs: number;
  readonly homeRuns: number;
}

type VenueFacts = readonly [
  id: number,
  name: string,
  city: string,
  state: string,
  latitude: number,
  longitude: number,
  elevationFeet: number,
  timeZone: string,
  roofType: Venue['roofType'],
  turfType: Venue['turfType'],
  capacity: number,
  runs: number,
  homeRuns: number,
];

// biome-ignore format: one park per line
const facts: readonly VenueFacts[] = [
  [1, 'Angel Stadium', 'Anaheim', 'CA', 33.8, -117.882, 151, 'America/Los_Angeles', 'Open', 'Grass', 45517, 0.0, 0.03],
  [2, 'Oriole Park at Camden Yards', 'Baltimore', 'MD', 39.284, -76.622, 33, 'America/New_York', 'Open', 'Grass', 44970, 0.01, 0.02],
  [3, 'Fenway Park', 'Boston', 'MA', 42.346, -71.097, 21, 'America/New_York', 'Open', 'Grass', 37755, 0.045, -0.04],
  [4, 'Rate Field', 'Chicago', 'IL', 41.83, -87.634, 595, 'America/Chicago', 'Open', 'Grass', 40241, 0.0, 0.05],
  [5, 'Progressive Field', 'Cleveland', 'OH', 41.496, -81.685, 653, 'America/New_York', 'Open', 'Grass', 34788, -0.01, -0.02],
  [7, 'Kauffman Stadium', 'Kansas City', 'MO', 39.052, -94.48, 856, 'America/Chicago', 'Open', 'Grass', 38427, 0.03, -0.12],
  [12, 'Tropicana Field', 'St. Petersburg', 'FL', 27.768, -82.653, 15, 'America/New_York', 'Dome', 'Artificial Turf', 25025, -0.02, -0.05],
  [14, 'Rogers Centre', 'Toronto', 'ON', 43.641, -79.389, 260, 'America/Toronto', 'Retractable', 'Artificial Turf', 41500, 0.0, 0.03],
  [15, 'Chase Field', 'Phoenix', 'AZ', 33.445, -112.067, 1086, 'America/Phoenix', 'Retractable', 'Artificial Turf', 48359, 0.02, -0.03],
  [17, 'Wrigley Field', 'Chicago', 'IL', 41.948, -87.656, 595, 'America/Chicago', 'Open', 'Grass', 41363, -0.01, -0.01],
  [19, 'Coors Field', 'Denver', 'CO', 39.756, -104.994, 5190, 'America/Denver', 'Open', 'Grass', 50144, 0.1, 0.11],
  [22, 'Dodger Stadium', 'Los Angeles', 'CA', 34.074, -118.241, 515, 'America/Los_Angeles', 'Open', 'Grass', 56000, -0.02, 0.12],
  [31, 'PNC Park', 'Pittsburgh', 'PA', 40.447, -80.006, 780, 'America/New_York', 'Open', 'Grass', 38753, 0.01, -0.1],
  [32, 'American Family Field', 'Milwaukee', 'WI', 43.028, -87.971, 597, 'America/Chicago', 'Retractable', 'Grass', 41700, -0.02, 0.05],
  [680, 'T-Mobile Park', 'Seattle', 'WA', 47.591, -122.333, 10, 'America/Los_Angeles', 'Retractable', 'Grass', 47929, -0.055, -0.04],
  [2392, 'Daikin Park', 'Houston', 'TX', 29.757, -95.356, 45, 'America/Chicago', 'Retractable', 'Grass', 41168, -0.01, 0.04],
  [2394, 'Comerica Park', 'Detroit', 'MI', 42.339, -83.049, 600, 'America/New_York', 'Open', 'Grass', 41083, 0.0, -0.08],
  [2395, 'Oracle Park', 'San Francisco', 'CA', 37.778, -122.389, 0, 'America/Los_Angeles', 'Open', 'Grass', 41265, -0.01, -0.16],
  [2529, 'Sutter Health Park', 'Sacramento', 'CA', 38.58, -121.514, 21, 'America/Los_Angeles', 'Open', 'Grass', 14014, 0.03, 0.06],
  [2602, 'Great American Ball Park', 'Cincinnati', 'OH', 39.097, -84.507, 535, 'America/New_York', 'Open', 'Grass', 43891, 0.0, 0.18],
  [2680, 'Petco Park', 'San Diego', 'CA', 32.707, -117.157, 13, 'America/Los_Angeles', 'Open', 'Grass', 40222, -0.03, -0.03],
  [2681, 'Citizens Bank Park', 'Philadelphia', 'PA', 39.905, -75.167, 20, 'America/New_York', 'Open', 'Grass', 42901, 0.0, 0.09],
  [2889, 'Busch Stadium', 'St. Louis', 'MO', 38.623, -90.193, 460, 'America/Chicago', 'Open', 'Grass', 44494, 0.0, -0.1],
  [3289, 'Citi Field', 'Flushing', 'NY', 40.757, -73.846, 10, 'America/New_York', 'Open', 'Grass', 41922, -0.03, 0.0],
  [3309, 'Nationals Park', 'Washington', 'DC', 38.873, -77.008, 25, 'America/New_York', 'Open', 'Grass', 41373, 0.01, 0.0],
  [3312, 'Target Field', 'Minneapolis', 'MN', 44.982, -93.278, 827, 'America/Chicago', 'Open', 'Grass', 38544, 0.01, -0.01],
  [3313, 'Yankee Stadium', 'Bronx', 'NY', 40.829, -73.926, 55, 'America/New_York', 'Open', 'Grass', 47309, -0.015, 0.1],
  [4169, 'loanDepot park', 'Miami', 'FL', 25.778, -80.22, 10, 'America/New_York', 'Retractable', 'Artificial Turf', 37446, 0.0, -0.09],
  [4705, 'Truist Park', 'Atlanta', 'GA', 33.891, -84.468, 1001, 'America/New_York', 'Open', 'Grass', 41149, 0.01, 0.01],
  [5325, 'Globe Life Field', 'Arlington', 'TX', 32.747, -97.082, 545, 'America/Chicago', 'Retractable', 'Artificial Turf', 40000, -0.01, 0.01],
];

/** One park for each club. */
export const venues: readonly Venue[] = facts.map((fact) => ({
  id: fact[0],
  name: fact[1],
  city: fact[2],
  state: fact[3],
  latitude: fact[4],
  longitude: fact[5],
  elevationFeet: fact[6],
  timeZone: fact[7],
  roofType: fact[8],
  turfType: fact[9],
  capacity: fact[10],
  runs: fact[11],
  homeRuns: fact[12],
}));

const venueById = new Map(venues.map((venue) => [venue.id, venue]));

/** The park with an id. Errors: INTERNAL when there is none. */
export function venueOf(id: number): Venue {
  const venue = venueById.get(id);
  if (venue === undefined) throw new HanksTankError('INTERNAL', `league simulator: no venue ${id}`);
  return venue;
}

// Local minus UTC while daylight saving time is in force: the season lies inside it. Phoenix does not observe it.
const summerOffsets: Readonly<Record<string, { hours: number; name: string }>> = {
  'America/New_York': { hours: -4, name: 'EDT' },
  'America/Toronto': { hours: -4, name: 'EDT' },
  'America/Chicago': { hours: -5, name: 'CDT' },
  'America/Denver': { hours: -6, name: 'MDT' },
  'America/Phoenix': { hours: -7, name: 'MST' },
  'America/Los_Angeles': { hours: -7, name: 'PDT' },
};

/** Hours from UTC and the short name of a park's summer time. */
export function summerTimeOf(venue: Venue): { hours: number; name: string } {
  const offset = summerOffsets[venue.timeZone];
  if (offset === undefined)
    throw new HanksTankError('INTERNAL', `league simulator: no offset for ${venue.timeZone}`);
  return offset;
}
