-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.retrosheet_games (
  game_pk INT64 not null options (description = "MLB's id, or a surrogate while the Stats API has not told of the game (negative)."),
  game_date DATE not null options (description = "Official date."),
  retrosheet_game_id STRING not null options (description = "Home team, date and number, such as DEN201208050."),
  park_id STRING options (description = "Retrosheet's id of the park."),
  home_team_code STRING not null options (description = "Retrosheet's code of the home team, which bats last."),
  away_team_code STRING not null options (description = "Retrosheet's code of the visiting team."),
  retrosheet_number INT64 not null options (description = "0 single game, else number of the game of the day."),
  completed_on DATE options (description = "Date on which a suspended game was completed; null for the others."),
  home_team_id INT64 options (description = "Team that bats last."),
  away_team_id INT64 options (description = "Visiting team."),
  logged_home_team_id INT64 options (description = "Team that the game log calls the home team, where it is not the one that bats last: a game moved to the park of the opponent. null otherwise."),
  home_score INT64 options (description = "Runs of the home team."),
  away_score INT64 options (description = "Runs of the visiting team."),
  home_hits INT64 options (description = "Hits of the home team."),
  away_hits INT64 options (description = "Hits of the visiting team."),
  home_errors INT64 options (description = "Errors of the home team."),
  away_errors INT64 options (description = "Errors of the visiting team."),
  home_at_bats INT64 options (description = "At bats of the home team."),
  away_at_bats INT64 options (description = "At bats of the visiting team."),
  home_homers INT64 options (description = "Home runs of the home team."),
  away_homers INT64 options (description = "Home runs of the visiting team."),
  home_walks INT64 options (description = "Walks of the home team."),
  away_walks INT64 options (description = "Walks of the visiting team."),
  home_strikeouts INT64 options (description = "Strikeouts of the home team at bat."),
  away_strikeouts INT64 options (description = "Strikeouts of the visiting team at bat."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, game_pk
options (
  description = "Games as Retrosheet has them: its ids of game and park, codes of the teams, completion of suspended games, and each team's totals, to compare with the box score.",
  require_partition_filter = true
);
