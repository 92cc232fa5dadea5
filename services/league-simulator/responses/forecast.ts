import { dateOfEpochDay, epochDayOf } from '../calendar-date.ts';
import { RandomStream } from '../random.ts';

/** What Open-Meteo was asked for. */
export interface ForecastQuery {
  readonly latitude: number;
  readonly longitude: number;
  readonly firstDate: string;
  readonly lastDate: string;
}

const units = {
  time: 'iso8601',
  temperature_2m: '°F',
  relative_humidity_2m: '%',
  precipitation_probability: '%',
  wind_speed_10m: 'mp/h',
  wind_direction_10m: '°',
  surface_pressure: 'hPa',
};

const round = (value: number): number => Math.round(value * 10) / 10;

/** A forecast by the hour, as `/v1/forecast` gives it: warm in the afternoon and in July, another one every hour it is asked. */
export function forecastJson(
  seed: number,
  { latitude, longitude, firstDate, lastDate }: ForecastQuery,
  nowMs: number,
) {
  const firstDay = epochDayOf(firstDate);
  const hours = Array.from({ length: (epochDayOf(lastDate) - firstDay + 1) * 24 }, (_, hour) => hour);
  const place = `${latitude.toFixed(2)},${longitude.toFixed(2)}`;
  const weather = hours.map((hour) => {
    const date = dateOfEpochDay(firstDay + Math.floor(hour / 24));
    const random = new RandomStream(
      seed,
      'forecast',
      place,
      firstDay * 24 + hour,
      Math.floor(nowMs / 3_600_000),
    );
    const dayOfYear = epochDayOf(date) - epochDayOf(`${date.slice(0, 4)}-01-01`);
    const summer = Math.cos((2 * Math.PI * (dayOfYear - 205)) / 365);
    const localHour = (hour + longitude / 15 + 48) % 24;
    const afternoon = Math.cos((2 * Math.PI * (localHour - 15)) / 24);
    return {
      time: `${date}T${String(hour % 24).padStart(2, '0')}:00`,
      temperature: round(88 - (latitude - 26) * 1.2 + summer * 12 + afternoon * 8 + random.normal(0, 2)),
      humidity: Math.round(60 - afternoon * 15 + random.normal(0, 5)),
      rain: Math.max(0, Math.min(100, Math.round(random.normal(15, 20)))),
      wind: round(Math.max(0, random.normal(8, 3))),
      direction: random.below(360),
      pressure: round(1_013 + random.normal(0, 4)),
    };
  });
  return {
    latitude,
    longitude,
    generationtime_ms: 0.1,
    utc_offset_seconds: 0,
    timezone: 'GMT',
    timezone_abbreviation: 'GMT',
    elevation: 20,
    hourly_units: units,
    hourly: {
      time: weather.map(({ time }) => time),
      temperature_2m: weather.map(({ temperature }) => temperature),
      relative_humidity_2m: weather.map(({ humidity }) => humidity),
      precipitation_probability: weather.map(({ rain }) => rain),
      wind_speed_10m: weather.map(({ wind }) => wind),
      wind_direction_10m: weather.map(({ direction }) => direction),
      surface_pressure: weather.map(({ pressure }) => pressure),
    },
  };
}
