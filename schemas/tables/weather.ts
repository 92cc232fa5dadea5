import { date, defineTable, float64, int64, string, timestamp } from './table-contract.ts';

/** What was forecast for a game before it was played: a model trains on this, not on the weather as it came. */
export const weatherForecasts = defineTable({
  dataset: 'mlb_historical_data',
  name: 'weather_forecasts',
  zone: 'staging',
  description:
    'Forecasts for the hour of the first pitch at the ball park, append-only by capture time. Indoors there is no weather: its columns are null.',
  key: ['game_pk', 'captured_at'],
  partitionBy: 'game_date',
  clusterBy: ['game_date', 'game_pk'],
  columns: {
    game_pk: int64("MLB's id of the game."),
    game_date: date('Official date.'),
    captured_at: timestamp('When the forecast was given.'),
    venue_id: int64("MLB's venue id."),
    exposure: string(
      'outdoor; indoor (a dome, or a roof that is announced closed); retractable: the roof may be closed, nobody has said.',
      { values: ['outdoor', 'indoor', 'retractable'] },
    ),
    scheduled_start_at: timestamp('First pitch as scheduled at the capture.'),
    forecast_for_at: timestamp('The full hour nearest to it, which the forecast is for.').nullable(),
    temperature_fahrenheit: float64('Air temperature 2 m above ground.', {
      hard: [-40, 140],
      soft: [25, 115],
    }).nullable(),
    relative_humidity_percent: float64('Relative humidity.', { hard: [0, 100] }).nullable(),
    precipitation_probability_percent: float64('Probability of precipitation in the hour.', {
      hard: [0, 100],
    }).nullable(),
    wind_speed_mph: float64('Wind 10 m above ground.', { hard: [0, 200], soft: [0, 45] }).nullable(),
    wind_from_degrees: float64('Direction the wind comes from, clockwise from north.', {
      hard: [0, 360],
    }).nullable(),
    surface_pressure_hpa: float64('Pressure at the height of the park.', {
      hard: [500, 1100],
      soft: [780, 1050],
    }).nullable(),
    wind_out_mph: float64('Wind from home plate towards centre field; negative blows in.', {
      hard: [-200, 200],
    }).nullable(),
    wind_to_right_mph: float64(
      'Wind across, from the left-field side to the right; negative the other way.',
      {
        hard: [-200, 200],
      },
    ).nullable(),
  },
  example: {
    game_pk: 824322,
    game_date: '2026-08-05',
    captured_at: '2026-08-05T14:00:00.000Z',
    venue_id: 19,
    exposure: 'outdoor',
    scheduled_start_at: '2026-08-05T19:10:00.000Z',
    forecast_for_at: '2026-08-05T19:00:00.000Z',
    temperature_fahrenheit: 84.2,
    relative_humidity_percent: 31,
    precipitation_probability_percent: 12,
    wind_speed_mph: 9.3,
    wind_from_degrees: 200,
    surface_pressure_hpa: 837.4,
    wind_out_mph: 8.9,
    wind_to_right_mph: 2.6,
  },
  fails: [{ why: 'no capture time', change: { captured_at: null } }],
});
