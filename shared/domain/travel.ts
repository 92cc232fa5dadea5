import { offsetMs } from './local-time.ts';

/** A place on the globe, in degrees north and east. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** Mean radius of the earth. */
const EARTH_RADIUS_MILES = 3958.8;

const HOUR_MS = 3_600_000;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The great circle between two places by the haversine formula, in miles. */
export function milesBetween(from: Place, to: Place): number {
  const half = (difference: number): number => Math.sin(radians(difference) / 2) ** 2;
  const chord =
    half(to.latitude - from.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(to.longitude - from.longitude);
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** How many hours the clocks of one zone are ahead of another's at a moment (ISO 8601); null when a name (IANA) is no zone. */
export function hoursAhead(zone: string, ofZone: string, at: string): number | null {
  const moment = Date.parse(at);
  try {
    return (offsetMs(moment, zone) - offsetMs(moment, ofZone)) / HOUR_MS;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
