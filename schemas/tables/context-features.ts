import type { z } from 'zod';
import { knownBeforeCutoff } from './features.ts';
import { date, defineTable, float64, int64, string, timestamp } from './table-contract.ts';

const handCounts = {
  games: ['Games against %-handed starters.', 'games'],
  runs: ['Runs scored against %-handed starters, in the whole game.', 'runs'],
  strikeouts: ['Strikeouts at bat in these games, as far as they were told.', 'strikeouts'],
  plate_appearances: ['Plate appearances of the games whose strikeouts were told.', 'plate appearances'],
} as const;

const hands = ['left', 'right'] as const;
const handWindows = ['season', '365d'] as const;

const handColumns = (whose: string) =>
  hands.flatMap((hand) =>
    handWindows.flatMap((window) =>
      Object.entries(handCounts).map(([count, [meaning, unit]]): [string, ReturnType<typeof int64>] => [
        `${count}_${hand}_${window}`,
        int64(`${whose}: ${meaning.replace('%', hand)}`, { unit }),
      ]),
    ),
  );

/** Names of the results by hand, of one side: `games_left_season` and the like. */
export const handColumnNames: readonly string[] = handColumns('').map(([name]) => name);

const noBullpen = 'nobody is known to have relieved in 14 days';
const noPitches = `${noBullpen}, or a count of pitches is not known`;
const noLastGame = 'no game in 30 days';
const lastGame = 'last game';

const sideColumns = (whose: 'Home' | 'Away'): Record<string, z.ZodType> => ({
  ...Object.fromEntries(handColumns(whose)),
  opponents_rating_30d: float64(`${whose}: Mean Elo rating of the opponents, as of the cutoff.`, {
    unit: 'Elo points',
    whenNull: 'no game in 30 days',
  }).nullable(),
  opponents_rating_season: float64(`${whose}: The same, of this season.`, {
    unit: 'Elo points',
    whenNull: 'no game this season',
  }).nullable(),
  relievers_14d: int64(`${whose}: Pitchers whose last game was for the team and who relieved.`, {
    unit: 'pitchers',
    whenNull: noBullpen,
  }).nullable(),
  relievers_yesterday: int64(`${whose}: Of these pitched yesterday.`, {
    unit: 'pitchers',
    window: '1 day',
    whenNull: noBullpen,
  }).nullable(),
  relievers_two_days: int64(`${whose}: Of these pitched yesterday and the day before.`, {
    unit: 'pitchers',
    window: '2 days',
    whenNull: noBullpen,
  }).nullable(),
  relievers_fresh: int64(`${whose}: Of these pitched on neither of the last two days.`, {
    unit: 'pitchers',
    window: '2 days',
    whenNull: noBullpen,
  }).nullable(),
  relievers_pitches_1d: int64(`${whose}: Pitches of these pitchers yesterday.`, {
    unit: 'pitches',
    whenNull: noPitches,
  }).nullable(),
  relievers_pitches_3d: int64(`${whose}: The same, of three days.`, {
    unit: 'pitches',
    whenNull: noPitches,
  }).nullable(),
  relievers_pitches_7d: int64(`${whose}: The same, of seven days.`, {
    unit: 'pitches',
    whenNull: noPitches,
  }).nullable(),
  rest_days: int64(`${whose}: Days since the last known game, minus one.`, {
    unit: 'days',
    window: lastGame,
    whenNull: noLastGame,
  }).nullable(),
  travel_miles: int64(
    `${whose}: Great circle from the park of the last known game; the same for both games of a doubleheader.`,
    { unit: 'miles', window: lastGame, whenNull: `${noLastGame}, or nobody told where a park lies` },
  ).nullable(),
  zones_crossed: float64(
    `${whose}: How far clocks here are ahead of those at the park of the last known game; negative after a way west.`,
    { unit: 'hours', window: lastGame, whenNull: `${noLastGame}, or a time zone is not known` },
  ).nullable(),
  day_after_night: int64(`${whose}: 1 for a day game on the day after a night game, else 0.`, {
    unit: '0 or 1',
    window: lastGame,
    whenNull: `${noLastGame}, or nobody told day from night`,
  }).nullable(),
});

const prefixed = (side: 'home' | 'away', columns: Record<string, z.ZodType>): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [`${side}_${name}`, column]));

const noForecast = 'no forecast before the cutoff, or a roof';
const umpireWindow = {
  window: '365 days',
  whenNull: 'no umpire named before the cutoff, or no known game of his',
};

/** Columns of what surrounds a game. */
export const contextColumns = {
  ...prefixed('home', sideColumns('Home')),
  ...prefixed('away', sideColumns('Away')),
  day_game: int64('1 by day, 0 at night.', {
    unit: '0 or 1',
    window: 'none',
    whenNull: 'nobody told',
  }).nullable(),
  month: int64('Month of the official date.', { unit: 'month', window: 'none' }),
  game_of_day: int64('2 for the second game of a doubleheader, else 1.', { unit: 'game', window: 'none' }),
  umpire_games_365d: int64('Games that the named home plate umpire called there.', {
    unit: 'games',
    whenNull: 'no umpire named before the cutoff',
  }).nullable(),
  umpire_runs: float64('Runs of both teams in these games.', {
    unit: 'runs per game',
    ...umpireWindow,
  }).nullable(),
  umpire_strikeouts: float64('Strikeouts of both teams in these games, where they were told.', {
    unit: 'strikeouts per game',
    ...umpireWindow,
  }).nullable(),
  forecast_temperature: float64('Newest forecast before the cutoff: temperature.', {
    unit: 'degrees Fahrenheit',
    whenNull: noForecast,
  }).nullable(),
  forecast_humidity: float64('The same: relative humidity.', {
    unit: 'percent',
    whenNull: noForecast,
  }).nullable(),
  forecast_precipitation: float64('The same: probability of precipitation.', {
    unit: 'percent',
    whenNull: noForecast,
  }).nullable(),
  forecast_wind_speed: float64('The same: wind.', { unit: 'mph', whenNull: noForecast }).nullable(),
  forecast_wind_out: float64('The same: wind from home plate to centre field.', {
    unit: 'mph',
    whenNull: `${noForecast}, or nobody told which way the park faces`,
  }).nullable(),
  forecast_wind_to_right: float64('The same: wind from the left-field side to the right.', {
    unit: 'mph',
    whenNull: `${noForecast}, or nobody told which way the park faces`,
  }).nullable(),
};

/** What is known of the hands of a game, of its umpire and roof: codes, which are no inputs of models by themselves. */
const codeColumns = {
  home_starter_throws: string('Hand of the home starter of game_features_daily.', {
    values: ['L', 'R', 'S'],
  }).nullable(),
  away_starter_throws: string('As above.', { values: ['L', 'R', 'S'] }).nullable(),
  umpire_id: int64('Home plate umpire, if he was named before the cutoff.').nullable(),
  forecast_exposure: string('outdoor, indoor or retractable, by the newest forecast before the cutoff.', {
    values: ['outdoor', 'indoor', 'retractable'],
  }).nullable(),
};

/** What surrounds a game: hands, schedule, bullpens, travel, the clock, the umpire, the weather. */
export const contextFeatures = defineTable({
  dataset: 'mlb_features',
  name: 'context_features',
  zone: 'curated',
  description:
    'One row per game: results against hands, schedule, bullpens, travel, clock, umpire and weather as of the cutoff. Carries no result.',
  key: ['game_pk'],
  partitionBy: 'feature_date',
  clusterBy: ['feature_date', 'game_pk'],
  features: {
    entity: 'a game',
    knownAt: `${knownBeforeCutoff} Where a park lies and which hand a pitcher throws with are as told last: they do not change. Park, start and day or night of the game itself are those of its newest listing.`,
  },
  columns: {
    feature_date: date('Official date of the game.'),
    game_pk: int64("MLB's id of the game."),
    season: int64('Season year.'),
    cutoff_at: timestamp('Only facts known before this moment are used.'),
    home_team_id: int64('Home team.'),
    away_team_id: int64('Away team.'),
    ...codeColumns,
    ...contextColumns,
  },
  example: {
    feature_date: '2026-04-15',
    game_pk: 824322,
    season: 2026,
    cutoff_at: '2026-04-15T12:00:00.000Z',
    home_team_id: 115,
    away_team_id: 139,
    home_starter_throws: 'L',
    away_starter_throws: null,
    umpire_id: null,
    forecast_exposure: 'outdoor',
    ...Object.fromEntries(Object.keys(contextColumns).map((name) => [name, 1])),
  },
  fails: [
    { why: 'a feature as text', change: { home_travel_miles: '12' } },
    { why: 'no month', change: { month: null } },
  ],
});

/** Who can come out of a bullpen. */
export const relieverFeaturesDaily = defineTable({
  dataset: 'mlb_features',
  name: 'reliever_features_daily',
  zone: 'curated',
  description:
    'One row per feature date and pitcher of a team that plays, who relieved in the last 14 days: how much he pitched lately.',
  key: ['feature_date', 'pitcher_id'],
  partitionBy: 'feature_date',
  clusterBy: ['feature_date', 'pitcher_id'],
  features: { entity: 'a reliever before the games of a date', knownAt: knownBeforeCutoff },
  columns: {
    feature_date: date('The games of this date are predicted with the row.'),
    pitcher_id: int64('Pitcher.'),
    team_id: int64('Team of his last game.'),
    cutoff_at: timestamp('Only facts known before this moment are used.'),
    games_14d: int64('Games that he pitched in.', { unit: 'games' }),
    rest_days: int64('Days since his last game, minus one.', { unit: 'days', window: lastGame }),
    pitched_yesterday: int64('1 when he pitched yesterday, else 0.', { unit: '0 or 1', window: '1 day' }),
    pitched_two_days: int64('1 when he pitched yesterday and the day before, else 0.', {
      unit: '0 or 1',
      window: '2 days',
    }),
    is_fresh: int64('1 when he pitched on neither of the last two days, else 0.', {
      unit: '0 or 1',
      window: '2 days',
    }),
    pitches_1d: int64('Pitches yesterday.', {
      unit: 'pitches',
      whenNull: 'pitches of a game were not told',
    }).nullable(),
    pitches_3d: int64('Pitches of three days.', { unit: 'pitches', whenNull: 'as above' }).nullable(),
    pitches_7d: int64('Pitches of seven days.', { unit: 'pitches', whenNull: 'as above' }).nullable(),
  },
  example: {
    feature_date: '2026-04-15',
    pitcher_id: 623433,
    team_id: 115,
    cutoff_at: '2026-04-15T12:00:00.000Z',
    games_14d: 5,
    rest_days: 1,
    pitched_yesterday: 0,
    pitched_two_days: 0,
    is_fresh: 0,
    pitches_1d: 0,
    pitches_3d: 17,
    pitches_7d: null,
  },
  fails: [{ why: 'no pitcher', change: { pitcher_id: null } }],
});
