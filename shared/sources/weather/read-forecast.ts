import type { BundleFinding } from '../../../schemas/bundle.ts';
import { HanksTankError } from '../../domain/errors.ts';
import {
  parseJsonObject,
  readInteger,
  readList,
  readNumber,
  readObject,
  readText,
} from '../statsapi/json-access.ts';
import { unknownFieldsFinding, watchFields } from '../unknown-fields.ts';
import { hourlyVariables } from './requests.ts';

/** The forecast of one hour; what is missing is null. */
export interface ForecastHour {
  at: string;
  temperatureFahrenheit: number | null;
  relativeHumidityPercent: number | null;
  precipitationProbabilityPercent: number | null;
  windSpeedMph: number | null;
  windFromDegrees: number | null;
  surfacePressureHpa: number | null;
}

/** Hours of a forecast, and what could not be read. */
export interface Forecast {
  hours: ForecastHour[];
  findings: BundleFinding[];
}

type Variable = (typeof hourlyVariables)[number];

/** How to get from a unit that Open-Meteo knows to ours. */
const conversions: { readonly [Name in Variable]: Readonly<Record<string, (value: number) => number>> } = {
  temperature_2m: { '°F': (value) => value, '°C': (value) => value * 1.8 + 32 },
  relative_humidity_2m: { '%': (value) => value },
  precipitation_probability: { '%': (value) => value },
  wind_speed_10m: {
    'mp/h': (value) => value,
    mph: (value) => value,
    'km/h': (value) => value / 1.609344,
    'm/s': (value) => value * 2.236936,
    kn: (value) => value * 1.150779,
  },
  wind_direction_10m: { '°': (value) => value },
  surface_pressure: { hPa: (value) => value },
};

const unknownFieldsOf = watchFields({
  '': 'latitude longitude generationtime_ms utc_offset_seconds timezone timezone_abbreviation elevation hourly_units hourly location_id',
  hourly: `time ${hourlyVariables.join(' ')}`,
});

const rounded = (value: number): number => Math.round(value * 100) / 100;

/**
 * Reads an answer of `/v1/forecast`: `hourly` holds one list per variable beside `time`, `hourly_units` their units. A unit nobody knows
 * and a list that is missing give null and a finding. Throws SOURCE_RESPONSE_MALFORMED for an answer without hours: that is no forecast.
 */
export function readForecast(body: Buffer, what: string): Forecast {
  const answer = parseJsonObject(body, what);
  const hourly = readObject(answer['hourly']);
  const units = readObject(answer['hourly_units']);
  const offsetMs = (readInteger(answer['utc_offset_seconds']) ?? 0) * 1_000;
  const times = readList(hourly['time']).map((time) => readHour(time, offsetMs));
  if (times.length === 0 || times.every((time) => time === null))
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} has no hours`);
  const findings: BundleFinding[] = unknownFieldsFinding('forecast', unknownFieldsOf(answer));
  const columns = new Map(
    hourlyVariables.map((name) => {
      const values = readList(hourly[name]);
      const convert = conversions[name][readText(units[name]) ?? ''];
      if (values.length !== times.length || convert === undefined) {
        findings.push({
          code: 'FIELD_MISSING',
          path: `hourly.${name}`,
          message: `${what}: ${values.length} values for ${times.length} hours in '${readText(units[name]) ?? 'no unit'}'`,
        });
        return [name, times.map(() => null)] as const;
      }
      return [
        name,
        values.map((value) => {
          const number = typeof value === 'number' ? readNumber(value) : null;
          return number === null ? null : rounded(convert(number));
        }),
      ] as const;
    }),
  );
  const valueAt = (name: Variable, index: number): number | null => columns.get(name)?.[index] ?? null;
  const hours = times.flatMap((at, index) =>
    at === null
      ? []
      : [
          {
            at,
            temperatureFahrenheit: valueAt('temperature_2m', index),
            relativeHumidityPercent: valueAt('relative_humidity_2m', index),
            precipitationProbabilityPercent: valueAt('precipitation_probability', index),
            windSpeedMph: valueAt('wind_speed_10m', index),
            windFromDegrees: valueAt('wind_direction_10m', index),
            surfacePressureHpa: valueAt('surface_pressure', index),
          },
        ],
  );
  return { hours, findings };
}

const localHour = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** An hour as Open-Meteo writes it (`2026-08-05T19:00`, on the clock of the answer) in UTC. */
function readHour(value: unknown, offsetMs: number): string | null {
  if (typeof value !== 'string' || !localHour.test(value)) return null;
  const timeMs = Date.parse(`${value}:00Z`);
  return Number.isNaN(timeMs) ? null : new Date(timeMs - offsetMs).toISOString();
}
