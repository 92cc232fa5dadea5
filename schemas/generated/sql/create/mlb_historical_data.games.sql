-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.games (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date (US Eastern): of a suspended game the first one."),
  season INT64 not null options (description = "Season year."),
  game_type STRING not null options (description = "S spring, R regular, F wild card, D division, L league, W World Series, A all-star, E exhibition."),
  double_header STRING not null options (description = "Y traditional, S split, N none."),
  game_number INT64 not null options (description = "1, or 2 for the second game of a doubleheader."),
  day_night STRING options (description = "day or night."),
  scheduled_start_at TIMESTAMP not null options (description = "Scheduled first pitch."),
  is_start_time_tbd BOOL not null options (description = "The clock time is a placeholder."),
  abstract_state STRING not null options (description = "Preview, Live or Final. Final alone does not mean played."),
  coded_state STRING not null options (description = "First letter of the status code: S P I M N F O D C T U Q R."),
  detailed_state STRING not null options (description = "Status in words. Never decide by it."),
  is_complete BOOL not null options (description = "Played to its end (coded state F, O, Q or R) and no resumption pending."),
  scheduled_innings INT64 not null options (description = "9, or 7 in a seven-inning doubleheader."),
  innings_played INT64 options (description = "Innings in which somebody batted."),
  venue_id INT64 options (description = "Venue."),
  home_team_id INT64 not null options (description = "Home team."),
  away_team_id INT64 not null options (description = "Away team."),
  home_score INT64 options (description = "Runs of the home team."),
  away_score INT64 options (description = "Runs of the away team."),
  home_starter_id INT64 options (description = "Pitcher who started for the home team."),
  away_starter_id INT64 options (description = "Pitcher who started for the away team."),
  winning_pitcher_id INT64 options (description = "Pitcher with the win."),
  losing_pitcher_id INT64 options (description = "Pitcher with the loss."),
  save_pitcher_id INT64 options (description = "Pitcher with the save."),
  first_pitch_at TIMESTAMP options (description = "First pitch as played."),
  completed_at TIMESTAMP options (description = "End of the last play: when the result was known."),
  duration_minutes INT64 options (description = "Playing time."),
  attendance INT64 options (description = "Spectators."),
  pitches_recorded INT64 options (description = "Pitches in the play-by-play."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
cluster by game_date, game_pk
options (
  description = "One row per game: when, where, who, how it stands. A postponed game is one row with its newest date."
);
