import { z } from 'zod';

/** A row of sql/mlb_historical_data/history_games. */
export const gameRow = z.object({
  game_pk: z.int(),
  game_date: z.string(),
  season: z.int(),
  game_number: z.int(),
  double_header: z.string(),
  day_night: z.string().nullable(),
  completed_at: z.string().nullable(),
  known_on: z.string(),
  park: z.string().nullable(),
  umpire_id: z.int().nullable(),
  home_team_id: z.int(),
  away_team_id: z.int(),
  home_code: z.string().nullable(),
  away_code: z.string().nullable(),
  logged_home_team_id: z.int().nullable(),
  home_score: z.int(),
  away_score: z.int(),
  home_starter_id: z.int().nullable(),
  away_starter_id: z.int().nullable(),
  home_early_runs: z.int().nullable(),
  away_early_runs: z.int().nullable(),
  home_at_bats: z.int().nullable(),
  away_at_bats: z.int().nullable(),
  home_plate_appearances: z.int().nullable(),
  away_plate_appearances: z.int().nullable(),
  home_hits: z.int().nullable(),
  away_hits: z.int().nullable(),
  home_doubles: z.int().nullable(),
  away_doubles: z.int().nullable(),
  home_triples: z.int().nullable(),
  away_triples: z.int().nullable(),
  home_homers: z.int().nullable(),
  away_homers: z.int().nullable(),
  home_walks: z.int().nullable(),
  away_walks: z.int().nullable(),
  home_strikeouts: z.int().nullable(),
  away_strikeouts: z.int().nullable(),
  home_hit_by_pitch: z.int().nullable(),
  away_hit_by_pitch: z.int().nullable(),
  home_stolen_bases: z.int().nullable(),
  away_stolen_bases: z.int().nullable(),
});

/** A row of sql/mlb_historical_data/history_batting. */
export const battingLineRow = z.object({
  game_pk: z.int(),
  player_id: z.int(),
  is_home: z.boolean(),
  batting_order: z.int(),
  is_starter: z.boolean(),
  position: z.string().nullable(),
  plate_appearances: z.int(),
  at_bats: z.int(),
  runs: z.int(),
  hits: z.int(),
  doubles: z.int(),
  triples: z.int(),
  home_runs: z.int(),
  runs_batted_in: z.int(),
  walks: z.int(),
  intentional_walks: z.int(),
  strikeouts: z.int(),
  hit_by_pitch: z.int(),
  sacrifice_bunts: z.int(),
  sacrifice_flies: z.int(),
  catchers_interference: z.int(),
  stolen_bases: z.int(),
  caught_stealing: z.int(),
});

/** A row of sql/mlb_historical_data/history_pitching. */
export const pitchingLineRow = z.object({
  game_pk: z.int(),
  player_id: z.int(),
  is_home: z.boolean(),
  appearance_order: z.int(),
  is_starter: z.boolean(),
  outs_recorded: z.int(),
  batters_faced: z.int(),
  pitches: z.int().nullable(),
  hits: z.int(),
  runs: z.int(),
  earned_runs: z.int(),
  walks: z.int(),
  intentional_walks: z.int(),
  strikeouts: z.int(),
  home_runs: z.int(),
  hit_batters: z.int(),
});

/** A row of sql/mlb_historical_data/history_people. */
export const personRow = z.object({
  player_id: z.int(),
  bats: z.string().nullable(),
  throws: z.string().nullable(),
  birth_year: z.int().nullable(),
  retrosheet_id: z.string().nullable(),
});

/** A row of sql/mlb_historical_data/history_prices. */
export const priceRow = z.object({
  game_pk: z.int(),
  open_home_probability: z.number().nullable(),
  close_home_probability: z.number().nullable(),
  close_total_line: z.number().nullable(),
});
/** A row of sql/mlb_historical_data/history_seasons. */
export const seasonRow = z.object({ season: z.int() });
