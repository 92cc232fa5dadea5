import type { BallparkRow } from './read-ballparks.ts';

/** Time zone of parks by state or province; parks of split states (Florida, Tennessee …) all lie in the zone given here, but Bristol. */
const zones: Readonly<Record<string, string>> = {
  Alabama: 'America/Chicago',
  Arizona: 'America/Phoenix',
  California: 'America/Los_Angeles',
  Colorado: 'America/Denver',
  'D.C': 'America/New_York',
  'D.C.': 'America/New_York',
  Florida: 'America/New_York',
  Georgia: 'America/New_York',
  "Hawai'i": 'Pacific/Honolulu',
  Illinois: 'America/Chicago',
  Iowa: 'America/Chicago',
  Maryland: 'America/New_York',
  Massachusetts: 'America/New_York',
  Michigan: 'America/Detroit',
  Minnesota: 'America/Chicago',
  Missouri: 'America/Chicago',
  Nebraska: 'America/Chicago',
  Nevada: 'America/Los_Angeles',
  'New York': 'America/New_York',
  'North Carolina': 'America/New_York',
  Ohio: 'America/New_York',
  Pennsylvania: 'America/New_York',
  'Puerto Rico': 'America/Puerto_Rico',
  // Bristol, at the border of Virginia: Eastern time.
  Tennessee: 'America/New_York',
  Texas: 'America/Chicago',
  Washington: 'America/Los_Angeles',
  Wisconsin: 'America/Chicago',
  Ontario: 'America/Toronto',
  Quebec: 'America/Toronto',
  England: 'Europe/London',
  Tokyo: 'Asia/Tokyo',
  'Mexico City': 'America/Mexico_City',
  Seoul: 'Asia/Seoul',
  Australia: 'Australia/Sydney',
};

/** Monterrey is listed under Mexico City; both kept one time until 2022. */
const zoneOf = ({ state }: BallparkRow): string | null => zones[state ?? ''] ?? null;

/** IANA time zones of parks by their ids; null for one that the list does not place: its games have no known start. */
export const parkTimeZones = (ballparks: readonly BallparkRow[]): ReadonlyMap<string, string | null> =>
  new Map(ballparks.map((park) => [park.park_id, zoneOf(park)]));
