import type { LoadedFacts } from './feature-world.ts';

const morning = '2026-04-01T09:00:00.000Z';

/** Places of the made-up clubs: their ids are the ids of their parks. 108 and 109 are the airports LAX and JFK. */
export const parkFacts: LoadedFacts = {
  table: 'mlb_historical_data.venues',
  knownAt: morning,
  rows: [
    {
      venue_id: 108,
      name: 'West',
      latitude: 33.9425,
      longitude: -118.4081,
      time_zone: 'America/Los_Angeles',
    },
    { venue_id: 109, name: 'East', latitude: 40.6398, longitude: -73.7789, time_zone: 'America/New_York' },
    ...[110, 111, 112, 113].map((venueId) => ({
      venue_id: venueId,
      name: `Middle ${venueId}`,
      latitude: 39 + (venueId - 110) / 2,
      longitude: -90,
      time_zone: 'America/Chicago',
    })),
    { venue_id: 19, name: 'High', latitude: 39.756, longitude: -104.994, time_zone: 'America/Denver' },
    { venue_id: 999, name: 'Nowhere' },
  ],
};

/** A forecast for a game, given at a moment. */
export const forecastFacts = (
  [gamePk, date]: [number, string],
  capturedAt: string,
  temperature: number,
): LoadedFacts => ({
  table: 'mlb_historical_data.weather_forecasts',
  knownAt: capturedAt,
  rows: [
    {
      game_pk: gamePk,
      game_date: date,
      captured_at: capturedAt,
      venue_id: 108,
      exposure: 'outdoor',
      scheduled_start_at: `${date}T23:05:00.000Z`,
      temperature_fahrenheit: temperature,
      wind_out_mph: temperature / 10,
    },
  ],
});

/** The home plate umpire of a game, named at a moment. */
export const umpireFacts = (
  [gamePk, date]: [number, string],
  knownAt: string,
  umpireId: number,
): LoadedFacts => ({
  table: 'mlb_historical_data.game_umpires',
  knownAt,
  rows: [{ game_pk: gamePk, game_date: date, position: 'Home Plate', umpire_id: umpireId }],
});
