import type { SourceRequest } from '../../ports/data-source.ts';

/** Hourly variables of a forecast, by the names of Open-Meteo (open-meteo.com/en/docs). */
export const hourlyVariables = [
  'temperature_2m',
  'relative_humidity_2m',
  'precipitation_probability',
  'wind_speed_10m',
  'wind_direction_10m',
  'surface_pressure',
] as const;

/** What a forecast is asked for: a park and the UTC dates of its first pitches. */
export interface ForecastPlace {
  venueId: number;
  latitude: number;
  longitude: number;
  firstDate: string;
  lastDate: string;
}

/** Asks Open-Meteo for the hours of some days at a park, in UTC, Fahrenheit and miles per hour. It needs no key. */
export function forecastRequest({
  venueId,
  latitude,
  longitude,
  firstDate,
  lastDate,
}: ForecastPlace): SourceRequest {
  const query = new URLSearchParams({
    latitude: latitude.toFixed(4),
    longitude: longitude.toFixed(4),
    hourly: hourlyVariables.join(','),
    temperature_unit: 'fahrenheit',
    wind_speed_unit: 'mph',
    timezone: 'UTC',
    start_date: firstDate,
    end_date: lastDate,
  });
  return {
    endpoint: 'forecast',
    subject: String(venueId),
    urlPath: `/v1/forecast?${query}`,
    gamePk: null,
  };
}
