import { bool, date, defineTable, float64, int64, string, timestamp } from './table-contract.ts';

/** Days of the rolling windows; a window ends the day before the feature date. */
export const rollingWindowDays = [7, 14, 30, 60] as const;

/** The rule of every feature table: nothing that was known at the cutoff or later. */
export const knownBeforeCutoff =
  'Only facts with known_at before cutoff_at: results of games completed by then, announcements made by then.';

const teamWindow = (days: number) => ({
  [`games_${days}d`]: int64(`Games completed in the last ${days} days.`, { unit: 'games' }),
  [`wins_${days}d`]: int64(`Of these won.`, { unit: 'games' }),
  [`runs_scored_${days}d`]: int64(`Runs scored in them.`, { unit: 'runs' }),
  [`runs_allowed_${days}d`]: int64(`Runs allowed in them.`, { unit: 'runs' }),
});

const pitcherWindow = (days: number) => ({
  [`starts_${days}d`]: int64(`Starts in the last ${days} days.`, { unit: 'starts' }),
  [`batters_faced_${days}d`]: int64('Batters faced in them.', { unit: 'batters' }),
  [`strikeouts_${days}d`]: int64('Strikeouts.', { unit: 'strikeouts' }),
  [`walks_${days}d`]: int64('Walks.', { unit: 'walks' }),
  [`home_runs_${days}d`]: int64('Home runs allowed.', { unit: 'home runs' }),
  [`hit_batters_${days}d`]: int64('Batters hit.', { unit: 'batters' }),
  [`runs_${days}d`]: int64('Runs allowed.', { unit: 'runs' }),
  [`outs_${days}d`]: int64('Outs recorded.', { unit: 'outs' }),
});

const zeros = (columns: Record<string, unknown>): Record<string, number> =>
  Object.fromEntries(Object.keys(columns).map((name) => [name, 3]));

const teamWindows = Object.assign({}, ...rollingWindowDays.map(teamWindow)) as Record<
  string,
  ReturnType<typeof int64>
>; // Object.assign loses the value type
const pitcherWindows = Object.assign({}, ...[...rollingWindowDays, 365].map(pitcherWindow)) as Record<
  string,
  ReturnType<typeof int64>
>; // as above

/** What is known of a team before the games of a date. */
export const teamRollingFeatures = defineTable({
  dataset: 'mlb_features',
  name: 'team_rolling_features',
  zone: 'curated',
  description:
    'One row per feature date and team: form, splits, rest and rating from games known before the cutoff.',
  key: ['feature_date', 'team_id'],
  partitionBy: 'feature_date',
  clusterBy: ['feature_date', 'team_id'],
  features: { entity: 'a team before the games of a date', knownAt: knownBeforeCutoff },
  columns: {
    feature_date: date('The games of this date are predicted with the row.'),
    team_id: int64('Team.'),
    cutoff_at: timestamp('Only facts known before this moment are used.'),
    elo_rating: float64('Elo with margin of victory before the date; 1500 is average.', {
      unit: 'Elo points',
      window: 'all games, the older the less',
    }),
    ...teamWindows,
    games_season: int64('Games of the season so far.', { unit: 'games' }),
    wins_season: int64('Of these won.', { unit: 'games' }),
    runs_scored_season: int64('Runs scored in them.', { unit: 'runs' }),
    runs_allowed_season: int64('Runs allowed in them.', { unit: 'runs' }),
    home_games_season: int64('Home games of the season so far.', { unit: 'games' }),
    home_run_margin_season: int64('Run margin of the home games.', { unit: 'runs' }),
    away_games_season: int64('Road games of the season so far.', { unit: 'games' }),
    away_run_margin_season: int64('Run margin of the road games.', { unit: 'runs' }),
    home_total_runs_365d: int64('Runs of both sides in home games of 365 days, for the park.', {
      unit: 'runs',
    }),
    home_games_365d: int64('Home games of 365 days.', { unit: 'games' }),
    away_total_runs_365d: int64('Runs of both sides in road games of 365 days.', { unit: 'runs' }),
    away_games_365d: int64('Road games of 365 days.', { unit: 'games' }),
    plate_appearances_60d: int64('Plate appearances of 60 days.', { unit: 'plate appearances' }),
    strikeouts_60d: int64('Strikeouts at bat of 60 days.', { unit: 'strikeouts' }),
    walks_60d: int64('Walks of 60 days.', { unit: 'walks' }),
    home_runs_60d: int64('Home runs of 60 days.', { unit: 'home runs' }),
    bullpen_pitches_3d: int64('Pitches of the relievers in the last 3 days.', { unit: 'pitches' }),
    rest_days: int64('Days since the last game, minus one.', {
      unit: 'days',
      window: 'last game',
      whenNull: 'no game in 30 days',
    }).nullable(),
  },
  example: {
    feature_date: '2026-04-15',
    team_id: 115,
    cutoff_at: '2026-04-15T12:00:00.000Z',
    elo_rating: 1463.2,
    ...zeros(teamWindows),
    games_season: 15,
    wins_season: 5,
    runs_scored_season: 61,
    runs_allowed_season: 84,
    home_games_season: 6,
    home_run_margin_season: -4,
    away_games_season: 9,
    away_run_margin_season: -19,
    home_total_runs_365d: 910,
    home_games_365d: 81,
    away_total_runs_365d: 700,
    away_games_365d: 81,
    plate_appearances_60d: 560,
    strikeouts_60d: 130,
    walks_60d: 41,
    home_runs_60d: 15,
    bullpen_pitches_3d: 148,
    rest_days: 0,
  },
  fails: [{ why: 'no cutoff', change: { cutoff_at: null } }],
});

/** What is known of a starting pitcher before the games of a date. */
export const pitcherFeaturesDaily = defineTable({
  dataset: 'mlb_features',
  name: 'pitcher_features_daily',
  zone: 'curated',
  description: 'One row per feature date and pitcher who started in the last 365 days.',
  key: ['feature_date', 'pitcher_id'],
  partitionBy: 'feature_date',
  clusterBy: ['feature_date', 'pitcher_id'],
  features: { entity: 'a pitcher before the games of a date', knownAt: knownBeforeCutoff },
  columns: {
    feature_date: date('The games of this date are predicted with the row.'),
    pitcher_id: int64('Pitcher.'),
    team_id: int64('Team of his last start.'),
    cutoff_at: timestamp('Only facts known before this moment are used.'),
    ...pitcherWindows,
    rest_days: int64('Days since his last appearance, minus one.', {
      unit: 'days',
      window: 'last appearance',
    }),
    last_start_pitches: int64('Pitches of his last start.', {
      unit: 'pitches',
      window: 'last start',
      whenNull: 'pitches of that start are not known',
    }).nullable(),
  },
  example: {
    feature_date: '2026-04-15',
    pitcher_id: 607536,
    team_id: 115,
    cutoff_at: '2026-04-15T12:00:00.000Z',
    ...zeros(pitcherWindows),
    rest_days: 4,
    last_start_pitches: 92,
  },
  fails: [{ why: 'no pitcher', change: { pitcher_id: null } }],
});

/**
 * The inputs of the game outcome model. `_difference` is home minus away, `_sum` both added.
 * Rates are shrunk towards the league by the sample sizes of shared/models/game-outcome/assemble-features.ts. Null: not known.
 */
export const gameFeatureColumns = {
  elo_difference: float64('Elo ratings, without home advantage.', {
    unit: 'Elo points',
    window: 'all games, the older the less',
  }).nullable(),
  win_rate_season_difference: float64('Share of games won this season.', {
    unit: 'share of games',
  }).nullable(),
  run_margin_7d_difference: float64('Run margin per game of 7 days.', { unit: 'runs per game' }).nullable(),
  run_margin_14d_difference: float64('Run margin per game of 14 days.', { unit: 'runs per game' }).nullable(),
  run_margin_30d_difference: float64('Run margin per game of 30 days.', { unit: 'runs per game' }).nullable(),
  run_margin_60d_difference: float64('Run margin per game of 60 days.', { unit: 'runs per game' }).nullable(),
  run_margin_season_difference: float64('Run margin per game of the season.', {
    unit: 'runs per game',
  }).nullable(),
  runs_scored_60d_difference: float64('Runs scored per game of 60 days.', {
    unit: 'runs per game',
  }).nullable(),
  runs_allowed_60d_difference: float64('Runs allowed per game of 60 days.', {
    unit: 'runs per game',
  }).nullable(),
  venue_split_difference: float64(
    "Run margin per game: the home team's at home minus the away team's on the road.",
    { unit: 'runs per game', window: 'season to date' },
  ).nullable(),
  batting_strikeout_rate_60d_difference: float64('Strikeouts per plate appearance, 60 days.', {
    unit: 'per plate appearance',
  }).nullable(),
  batting_walk_rate_60d_difference: float64('Walks per plate appearance, 60 days.', {
    unit: 'per plate appearance',
  }).nullable(),
  batting_home_run_rate_60d_difference: float64('Home runs per plate appearance, 60 days.', {
    unit: 'per plate appearance',
  }).nullable(),
  rest_days_difference: float64('Days of rest, at most 3.', { unit: 'days', window: 'last game' }).nullable(),
  bullpen_pitches_3d_difference: float64('Pitches of the relievers in 3 days.', {
    unit: 'pitches',
  }).nullable(),
  starter_strikeout_rate_365d_difference: float64('Strikeouts per batter faced.', {
    unit: 'per batter',
  }).nullable(),
  starter_walk_rate_365d_difference: float64('Walks per batter faced.', { unit: 'per batter' }).nullable(),
  starter_home_run_rate_365d_difference: float64('Home runs per batter faced.', {
    unit: 'per batter',
  }).nullable(),
  starter_fip_365d_difference: float64('Fielding-independent runs per nine innings, 365 days.', {
    unit: 'runs per nine innings',
  }).nullable(),
  starter_fip_60d_difference: float64('The same, 60 days.', { unit: 'runs per nine innings' }).nullable(),
  starter_runs_rate_365d_difference: float64('Runs allowed per batter faced.', {
    unit: 'per batter',
  }).nullable(),
  starter_outs_per_start_365d_difference: float64('Outs per start.', { unit: 'outs per start' }).nullable(),
  starter_experience_difference: float64('Logarithm of one plus starts in 365 days.', {
    unit: 'logarithm of starts',
    window: '365 days',
  }).nullable(),
  starter_rest_days_difference: float64('Days of rest, 3 to 10.', {
    unit: 'days',
    window: 'last appearance',
    whenNull: 'a starter is not announced or has no start in 365 days',
  }).nullable(),
  run_environment_60d_sum: float64('Runs scored and allowed per game of both teams, 60 days.', {
    unit: 'runs per game',
  }).nullable(),
  starter_fip_365d_sum: float64('Fielding-independent runs per nine innings of both starters.', {
    unit: 'runs per nine innings',
  }).nullable(),
  park_run_factor: float64('Runs at the home park over runs on the road, shrunk to 1.', {
    unit: 'ratio',
    window: '365 days',
  }).nullable(),
};

/** Feature names in model order. */
export const gameFeatureNames = Object.keys(gameFeatureColumns) as (keyof typeof gameFeatureColumns)[]; // keys of a const object

/** One game as the model sees it: the training row, and what the online request must reproduce. */
export const gameFeaturesDaily = defineTable({
  dataset: 'mlb_features',
  name: 'game_features_daily',
  zone: 'curated',
  description: 'One row per game: the model inputs as of the cutoff. Carries no result.',
  key: ['game_pk'],
  partitionBy: 'feature_date',
  clusterBy: ['feature_date', 'game_pk'],
  features: { entity: 'a game, home minus away or both sides together', knownAt: knownBeforeCutoff },
  columns: {
    feature_date: date('Official date of the game.'),
    game_pk: int64("MLB's id of the game."),
    season: int64('Season year.'),
    game_type: string('Game type code.'),
    home_team_id: int64('Home team.'),
    away_team_id: int64('Away team.'),
    home_starter_id: int64(
      'Starter the row was made with: announced before the cutoff, else the one who pitched.',
    ).nullable(),
    away_starter_id: int64('As above.').nullable(),
    is_starter_announced: bool('Both starters were announced before the cutoff.'),
    cutoff_at: timestamp('Only facts known before this moment are used.'),
    ...gameFeatureColumns,
  },
  example: {
    feature_date: '2026-04-15',
    game_pk: 824322,
    season: 2026,
    game_type: 'R',
    home_team_id: 115,
    away_team_id: 139,
    home_starter_id: 607536,
    away_starter_id: null,
    is_starter_announced: false,
    cutoff_at: '2026-04-15T12:00:00.000Z',
    ...Object.fromEntries(Object.keys(gameFeatureColumns).map((name) => [name, 0.25])),
  },
  fails: [{ why: 'a feature as text', change: { elo_difference: '12' } }],
});
