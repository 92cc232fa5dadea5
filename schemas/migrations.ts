/**
 * What becomes of a table that was made by an older version of its contract. A warehouse in use can follow three changes by itself: a new
 * column that may be null, a column that may be null from now on, and a key with further columns. Another one needs a table of a new name, or a rebuild.
 */
export interface Migration {
  /** `dataset.table`. */
  table: string;
  /** The version that it leads to, from the one before. */
  to: number;
  why: string;
  /** New columns; null in the rows from before. */
  adds: readonly string[];
  /** Columns that may be null from now on. */
  relaxes: readonly string[];
  /** Columns that have joined the key, behind those that it had. */
  joins: readonly string[];
}

/**
 * Every migration, in the order in which they were made. The warehouse adapter does what they say by comparing its file with the
 * contract; a test makes each table by the older version, brings it up and loads into it.
 */
export const migrations: readonly Migration[] = [
  {
    table: 'mlb_historical_data.retrosheet_games',
    to: 2,
    why: "The totals of each team are kept when MLB's row takes the game over, to compare them with the box score.",
    adds: [
      'home_team_id',
      'away_team_id',
      'home_score',
      'away_score',
      'home_hits',
      'away_hits',
      'home_errors',
      'away_errors',
      'home_at_bats',
      'away_at_bats',
      'home_homers',
      'away_homers',
      'home_walks',
      'away_walks',
      'home_strikeouts',
      'away_strikeouts',
    ],
    relaxes: [],
    joins: [],
  },
  {
    table: 'operational.model_metrics',
    to: 2,
    why: 'Inputs that moved are told in words.',
    adds: ['detail'],
    relaxes: [],
    joins: [],
  },
  {
    table: 'mlb_predictions.strikeout_predictions',
    to: 2,
    why: 'A start is held against the line that the market offers, where one was known in time.',
    adds: ['line_bookmaker', 'line_captured_at', 'market_over_probability'],
    relaxes: [],
    joins: [],
  },
  {
    table: 'mlb_features.player_features_daily',
    to: 2,
    why: 'Form of late, relievers, doubles and triples, who bats next. Rates are logs of ratios from here on: rows without these columns have rates of another meaning, no model learns from them, and `heal` builds them again.',
    adds: [
      'line_up_next_on_base',
      'batter_extra_bases',
      'recent_hits',
      'recent_home_runs',
      'recent_runs_batted_in',
      'recent_runs',
      'recent_strikeouts',
      'recent_walks',
      'relievers_strikeouts',
      'relievers_walks',
      'relievers_home_runs',
      'relievers_hits',
      'relievers_runs',
    ],
    relaxes: [],
    joins: [],
  },
  {
    table: 'mlb_historical_data.retrosheet_games',
    to: 3,
    why: 'Game logs, prices and forecasts of others name another home team than event files where a game was moved.',
    adds: ['logged_home_team_id'],
    relaxes: [],
    joins: [],
  },
  {
    table: 'raw_data.raw_objects',
    to: 2,
    why: 'The same content answered twice is two answers: a rebuild as of a moment in between needs the first one, a capture of unchanged prices the second.',
    adds: [],
    relaxes: [],
    joins: ['fetched_at'],
  },
];
