import type { weatherForecasts } from '../../../schemas/tables/weather.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { parkWind } from '../../domain/weather/wind.ts';
import type { ParkSite } from './park-sites.ts';
import type { ForecastHour } from './read-forecast.ts';

/** A row of `weather_forecasts` without lineage. */
export type ForecastRow = BusinessRow<typeof weatherForecasts>;

/** Whether the weather reaches the field. */
export type Exposure = 'outdoor' | 'indoor' | 'retractable';

/** A game that gets a forecast. */
export interface ForecastGame {
  gamePk: number;
  gameDate: string;
  venueId: number;
  scheduledStartAt: string;
  exposure: Exposure;
}

/** Words by which the source announces that a game is played indoors (`weather.condition`). */
const indoorConditions: readonly string[] = ['dome', 'roof closed'];

/** Where a game is played, by the roof of its park and what is announced for it. */
export function exposureOf(roofType: string | null, announcedCondition: string | null): Exposure {
  if (announcedCondition !== null && indoorConditions.includes(announcedCondition.toLowerCase()))
    return 'indoor';
  switch (roofType) {
    case 'Dome':
    case 'Indoor':
      return 'indoor';
    case 'Retractable':
      return 'retractable';
    default:
      return 'outdoor';
  }
}

/** A game starts within half an hour of the hour that stands for it. */
const hourDistanceMaxMs = 30 * 60_000;

/** The hour nearest to a moment; null when the forecast does not reach it. */
export function hourNearest(hours: readonly ForecastHour[], moment: string): ForecastHour | null {
  const momentMs = Date.parse(moment);
  const distance = ({ at }: ForecastHour): number => Math.abs(Date.parse(at) - momentMs);
  const [nearest] = hours.toSorted((left, right) => distance(left) - distance(right));
  return nearest !== undefined && distance(nearest) <= hourDistanceMaxMs ? nearest : null;
}

const noWeather = {
  forecast_for_at: null,
  temperature_fahrenheit: null,
  relative_humidity_percent: null,
  precipitation_probability_percent: null,
  wind_speed_mph: null,
  wind_from_degrees: null,
  surface_pressure_hpa: null,
  wind_out_mph: null,
  wind_to_right_mph: null,
} as const;

const head = (game: ForecastGame, capturedAt: string) => ({
  game_pk: game.gamePk,
  game_date: game.gameDate,
  captured_at: capturedAt,
  venue_id: game.venueId,
  exposure: game.exposure,
  scheduled_start_at: game.scheduledStartAt,
});

/** The row of a game that is played indoors: there is no weather, and that is known. */
export const indoorRow = (game: ForecastGame, capturedAt: string): ForecastRow => ({
  ...head(game, capturedAt),
  ...noWeather,
});

/** The row of a game under the sky, or under a roof that may be open. */
export function forecastRow(
  game: ForecastGame,
  site: ParkSite,
  hour: ForecastHour,
  capturedAt: string,
): ForecastRow {
  const { windSpeedMph, windFromDegrees } = hour;
  const wind =
    windSpeedMph === null || windFromDegrees === null || site.azimuthDegrees === null
      ? null
      : parkWind(windSpeedMph, windFromDegrees, site.azimuthDegrees);
  return {
    ...head(game, capturedAt),
    forecast_for_at: hour.at,
    temperature_fahrenheit: hour.temperatureFahrenheit,
    relative_humidity_percent: hour.relativeHumidityPercent,
    precipitation_probability_percent: hour.precipitationProbabilityPercent,
    wind_speed_mph: windSpeedMph,
    wind_from_degrees: windFromDegrees,
    surface_pressure_hpa: hour.surfacePressureHpa,
    wind_out_mph: wind === null ? null : rounded(wind.out),
    wind_to_right_mph: wind === null ? null : rounded(wind.toRight),
  };
}

const rounded = (mph: number): number => Math.round(mph * 100) / 100;
