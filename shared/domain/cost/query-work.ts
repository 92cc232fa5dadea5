import type { Months } from './table-volumes.ts';

/** A query of a stage: how often it is asked, and over how many months of the tables that are partitioned. */
export interface QueryWork {
  /** Below `sql/`, without `/query.sql`. */
  query: string;
  times: number;
  months: Months;
}

/** Months by what a query looks at: a day; days that may lie on both sides of a month; a year, two years back, and everything. */
const day = 1;
const days = 2;
const month = 3;
const year = 14;
const twoYears = 26;
const fourYears = 50;
const eightYears = 98;

const asked = (times: number, months: Months, ...queries: string[]): QueryWork[] =>
  queries.map((query) => ({ query, times, months }));

/**
 * What one scheduled collection asks of the warehouse in the season: a date and its slate, with one more date that was incomplete. The
 * tests hold that every query of a stage is in one of these lists, that a night asks none more often or over more months, and that
 * nothing but what is named here reads all of history.
 */
export const collectionQueries: readonly QueryWork[] = [
  ...asked(1, days, 'operational/window_games', 'operational/collected_dates'),
  ...asked(1, day, 'operational/games_of_date', 'mlb_predictions/slate_board'),
  ...asked(1, 'all', 'operational/dead_letters'),
  ...asked(4, days, 'mlb_historical_data/season_dates', 'mlb_historical_data/known_games'),
  ...asked(6, day, 'mlb_historical_data/known_reference'),
  ...asked(3, day, 'mlb_historical_data/appearances_of_date', 'mlb_historical_data/venue_sites'),
  ...asked(3, days, 'mlb_historical_data/stored_rosters', 'mlb_historical_data/changed_game_dates'),
  ...asked(3, month, 'mlb_historical_data/club_moves'),
  ...asked(6, day, 'mlb_historical_data/two_accounts'),
  ...asked(3, day, 'operational/staging_quality', 'operational/partition_gates'),
  ...asked(3, days, 'mlb_features/feature_dates'),
  ...asked(3, year, 'mlb_features/moved_games'),
  ...asked(4, day, 'mlb_features/slate_starts', 'mlb_features/completed_games'),
  ...asked(4, year, 'mlb_features/team_rolling_features', 'mlb_features/pitcher_features_daily'),
  ...asked(4, year, 'mlb_features/team_contexts', 'mlb_features/game_contexts'),
  ...asked(4, days, 'mlb_features/game_features_inputs', 'mlb_features/reliever_features_daily'),
  ...asked(4, day, 'mlb_features/park_sites'),
  ...asked(4, twoYears, 'mlb_features/league_rates'),
  ...asked(4, day, 'mlb_features/team_names', 'mlb_features/player_names'),
  // Whether history is what the saved ratings were made of: hashes of the content, month by month, over all seasons.
  ...asked(5, 'all', 'mlb_features/history_contents'),
  ...asked(4, day, 'mlb_historical_data/history_people', 'mlb_historical_data/history_seasons'),
  // The ratings go on from a saved state: only the new dates are read.
  ...asked(
    3,
    days,
    'mlb_historical_data/history_batting',
    'mlb_historical_data/history_pitching',
    'mlb_historical_data/history_games',
    'mlb_historical_data/history_prices',
  ),
  // Every model is fitted to, or judged by, all seasons.
  ...asked(3, 'all', 'mlb_predictions/training_rows', 'mlb_predictions/training_margins'),
  // The opening lines: of all those games, and of the slate.
  ...asked(3, 'all', 'mlb_features/opening_lines'),
  ...asked(4, day, 'mlb_features/opening_lines'),
  // The market's memory is walked anew each time, and compared with what is stored; the training reads it too.
  ...asked(7, 'all', 'mlb_features/closing_lines', 'mlb_features/market_memory'),
  ...asked(4, 'all', 'mlb_features/market_games'),
  // Until a system of players has its first model, every night looks whether there is enough to learn.
  ...asked(3, eightYears, 'mlb_predictions/strikeout_training_rows'),
  ...asked(3, fourYears, 'mlb_predictions/player_training_rows'),
  ...asked(
    3,
    day,
    'mlb_features/pitcher_starts_of_date',
    'mlb_predictions/strikeout_lines_of_date',
    'mlb_features/player_features_of_date',
  ),
];

/** What a scheduled collection asks when there are no games: it looks, and finds nothing to do. */
export const idleQueries: readonly QueryWork[] = [
  ...asked(1, days, 'operational/window_games', 'operational/collected_dates'),
  ...asked(2, days, 'mlb_historical_data/season_dates'),
  ...asked(1, 'all', 'operational/dead_letters'),
];

/** What the daily repair asks: the last 30 days, and how the models do. */
export const healQueries: readonly QueryWork[] = [
  ...asked(1, days, 'operational/window_games', 'operational/collected_dates', 'operational/feature_states'),
  ...asked(1, year, 'operational/curated_quality'),
  ...asked(2, days, 'mlb_historical_data/season_dates'),
  ...asked(1, day, 'operational/partition_gates', 'operational/model_age'),
  ...asked(1, month, 'operational/newest_model_metrics'),
  ...asked(1, 'all', 'operational/dead_letters'),
  // Inputs of the window are compared with what the cards keep, scores with the same days of five earlier seasons.
  ...asked(
    1,
    days,
    'mlb_predictions/training_rows',
    'mlb_predictions/strikeout_training_rows',
    'mlb_predictions/player_training_rows',
  ),
  // Of both variants of game_outcome.
  ...asked(
    1,
    days,
    'mlb_predictions/training_rows',
    'mlb_features/opening_lines',
    'mlb_features/market_memory',
  ),
  ...asked(6, days, 'mlb_predictions/scored_predictions'),
  ...asked(
    6,
    days,
    'mlb_predictions/scored_predictions',
    'mlb_predictions/scored_strikeouts',
    'mlb_predictions/scored_batters',
  ),
  ...asked(1, day, 'mlb_predictions/model_versions'),
];

/** What a training asks: weekly, and once a month over everything. Models of players look back on some seasons only. */
export const trainingQueries: readonly QueryWork[] = [
  ...asked(1, 'all', 'mlb_predictions/training_rows', 'mlb_predictions/training_margins'),
  ...asked(
    1,
    'all',
    'mlb_features/opening_lines',
    'mlb_features/closing_lines',
    'mlb_features/market_memory',
  ),
  ...asked(1, eightYears, 'mlb_predictions/strikeout_training_rows'),
  ...asked(1, fourYears, 'mlb_predictions/player_training_rows'),
];

/** What the weekly cleanup asks before it deletes: which models predicted of late. */
export const cleanupQueries: readonly QueryWork[] = [
  ...asked(1, year, 'mlb_predictions/predicted_versions'),
  ...asked(5, day, 'mlb_predictions/model_versions'),
  ...asked(1, 'all', 'operational/dead_letters'),
];

/** What requests to the API ask, each the mean of one kind; what is answered from memory asks nothing. */
export const requestQueries: readonly QueryWork[] = [
  ...asked(0.4, day, 'mlb_predictions/predictions_of_date'),
  ...asked(0.2, day, 'mlb_predictions/strikeouts_of_date', 'mlb_predictions/players_of_date'),
  ...asked(0.2, day, 'mlb_predictions/model_versions'),
  ...asked(0.1, month, 'operational/newest_model_metrics'),
];

/** Queries of the stages that no night asks: imports of history name them. */
export const importQueries: readonly string[] = ['mlb_historical_data/rows_of_history'];
