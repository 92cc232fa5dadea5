import { describe, expect, it } from 'vitest';
import { forecastJson } from '../../../../services/league-simulator/responses/forecast.ts';
import { venues } from '../../../../services/league-simulator/venues.ts';
import {
  exposureOf,
  type ForecastGame,
  forecastRow,
  hourNearest,
  indoorRow,
} from '../../../../shared/sources/weather/map-forecast.ts';
import { parkSiteOf } from '../../../../shared/sources/weather/park-sites.ts';
import { type ForecastHour, readForecast } from '../../../../shared/sources/weather/read-forecast.ts';
import { forecastRequest } from '../../../../shared/sources/weather/requests.ts';

const answer = (more: Record<string, unknown> = {}, units: Record<string, unknown> = {}) => ({
  latitude: 39.75,
  longitude: -105,
  generationtime_ms: 0.1,
  utc_offset_seconds: 0,
  timezone: 'GMT',
  hourly_units: {
    time: 'iso8601',
    temperature_2m: '°F',
    relative_humidity_2m: '%',
    precipitation_probability: '%',
    wind_speed_10m: 'mp/h',
    wind_direction_10m: '°',
    surface_pressure: 'hPa',
    ...units,
  },
  hourly: {
    time: ['2026-08-05T18:00', '2026-08-05T19:00'],
    temperature_2m: [82.1, 84.2],
    relative_humidity_2m: [33, 31],
    precipitation_probability: [10, null],
    wind_speed_10m: [8, 9.3],
    wind_direction_10m: [190, 200],
    surface_pressure: [837.6, 837.4],
    ...more,
  },
});

const read = (value: unknown) => readForecast(Buffer.from(JSON.stringify(value)), 'a forecast');

const second: ForecastHour = {
  at: '2026-08-05T19:00:00.000Z',
  temperatureFahrenheit: 84.2,
  relativeHumidityPercent: 31,
  precipitationProbabilityPercent: null,
  windSpeedMph: 9.3,
  windFromDegrees: 200,
  surfacePressureHpa: 837.4,
};

describe('a forecast of Open-Meteo', () => {
  it('gives hours with values that may be missing', () => {
    const { hours, findings } = read(answer());
    expect(findings).toEqual([]);
    expect(hours[1]).toEqual(second);
  });

  it('is read by its units and its clock', () => {
    const metric = answer(
      { temperature_2m: [20, 25], wind_speed_10m: [16.09344, 0] },
      { temperature_2m: '°C', wind_speed_10m: 'km/h' },
    );
    const { hours } = read({ ...metric, utc_offset_seconds: -21_600 });
    expect(hours).toMatchObject([
      { at: '2026-08-06T00:00:00.000Z', temperatureFahrenheit: 68, windSpeedMph: 10 },
      { at: '2026-08-06T01:00:00.000Z', temperatureFahrenheit: 77, windSpeedMph: 0 },
    ]);
    expect(read(answer({}, { wind_speed_10m: 'm/s' })).hours[0]?.windSpeedMph).toBeCloseTo(17.9, 2);
    expect(read(answer({}, { wind_speed_10m: 'kn' })).hours[0]?.windSpeedMph).toBeCloseTo(9.21, 2);
  });

  it('gives nothing for a unit nobody knows and a list that is missing or short, and says so', () => {
    const { hours, findings } = read(
      answer({ surface_pressure: undefined, relative_humidity_2m: [1] }, { wind_speed_10m: 'furlongs' }),
    );
    expect(hours[1]).toEqual({
      ...second,
      windSpeedMph: null,
      surfacePressureHpa: null,
      relativeHumidityPercent: null,
    });
    expect(findings.map(({ path }) => path)).toEqual([
      'hourly.relative_humidity_2m',
      'hourly.wind_speed_10m',
      'hourly.surface_pressure',
    ]);
  });

  it.each([
    ['no hours', { hourly: { time: [] } }],
    ['hours that are none', { hourly: { time: ['noon', 5] } }],
    ['an error with status 200', { error: true, reason: 'no' }],
  ])('with %s is refused', (_, value) =>
    expect(() => read(value)).toThrow(expect.objectContaining({ code: 'SOURCE_RESPONSE_MALFORMED' })),
  );

  it('is read from the simulated service too', () => {
    const json = forecastJson(
      1,
      { latitude: 39.7, longitude: -105, firstDate: '2026-08-05', lastDate: '2026-08-06' },
      Date.parse('2026-08-05T12:00:00Z'),
    );
    const { hours, findings } = read(json);
    expect(findings).toEqual([]);
    expect(hours).toHaveLength(48);
    for (const hour of hours) {
      expect(hour.temperatureFahrenheit).toBeGreaterThan(30);
      expect(hour.temperatureFahrenheit).toBeLessThan(125);
    }
  });

  it('is asked for in UTC, Fahrenheit and miles per hour', () =>
    expect(
      forecastRequest({
        venueId: 19,
        latitude: 39.756042,
        longitude: -104.994136,
        firstDate: '2026-08-05',
        lastDate: '2026-08-06',
      }),
    ).toEqual({
      endpoint: 'forecast',
      subject: '19',
      urlPath:
        '/v1/forecast?latitude=39.7560&longitude=-104.9941&hourly=temperature_2m%2Crelative_humidity_2m%2Cprecipitation_probability%2Cwind_speed_10m%2Cwind_direction_10m%2Csurface_pressure&temperature_unit=fahrenheit&wind_speed_unit=mph&timezone=UTC&start_date=2026-08-05&end_date=2026-08-06',
      gamePk: null,
    }));
});

const coors = { latitude: 39.756, longitude: -104.994, azimuthDegrees: 4, roofType: 'Open' };
const game: ForecastGame = {
  gamePk: 824322,
  gameDate: '2026-08-05',
  venueId: 19,
  scheduledStartAt: '2026-08-05T19:10:00.000Z',
  exposure: 'outdoor',
};

describe('the forecast of a game', () => {
  it('is that of the hour nearest to its first pitch, as seen from home plate', () => {
    const { hours } = read(answer());
    const hour = hourNearest(hours, game.scheduledStartAt);
    if (hour === null) throw new Error('no hour');
    expect(forecastRow(game, coors, hour, '2026-08-05T14:00:00.000Z')).toMatchObject({
      game_pk: 824322,
      captured_at: '2026-08-05T14:00:00.000Z',
      forecast_for_at: '2026-08-05T19:00:00.000Z',
      wind_out_mph: 8.94,
      wind_to_right_mph: 2.56,
    });
    expect(hourNearest(hours, '2026-08-05T20:00:00.000Z')).toBeNull();
    expect(hourNearest([], game.scheduledStartAt)).toBeNull();
  });

  it('has no wind by the park where nobody knows which way it faces, or how the wind blows', () => {
    const none = { wind_out_mph: null, wind_to_right_mph: null };
    expect(forecastRow(game, { ...coors, azimuthDegrees: null }, second, 'x')).toMatchObject(none);
    expect(forecastRow(game, coors, { ...second, windFromDegrees: null }, 'x')).toMatchObject(none);
    expect(forecastRow(game, coors, { ...second, windSpeedMph: null }, 'x')).toMatchObject(none);
  });

  it('is empty indoors', () =>
    expect(indoorRow({ ...game, exposure: 'indoor' }, 'x')).toMatchObject({
      exposure: 'indoor',
      forecast_for_at: null,
      temperature_fahrenheit: null,
      wind_out_mph: null,
    }));

  it.each([
    ['Dome', null, 'indoor'],
    ['Retractable', null, 'retractable'],
    ['Retractable', 'Roof Closed', 'indoor'],
    ['Retractable', 'Sunny', 'retractable'],
    ['Open', 'Dome', 'indoor'],
    ['Open', null, 'outdoor'],
    [null, null, 'outdoor'],
  ])('roof %s, announced %s: %s', (roof, announced, exposure) =>
    expect(exposureOf(roof, announced)).toBe(exposure),
  );
});

describe('the shipped parks', () => {
  it('are those of the thirty clubs, where the league has them', () => {
    for (const { id, latitude, longitude, roofType, name } of venues) {
      const site = parkSiteOf(id);
      expect(site?.latitude, name).toBeCloseTo(latitude, 2);
      expect(site?.longitude, name).toBeCloseTo(longitude, 2);
      expect(site?.roofType, name).toBe(roofType);
    }
    expect(parkSiteOf(5340)).toBeNull();
  });
});
