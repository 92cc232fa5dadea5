-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.team_game_totals (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  team_id INT64 not null options (description = "Team."),
  opponent_team_id INT64 not null options (description = "The other team."),
  is_home BOOL not null options (description = "Home team."),
  runs INT64 not null options (description = "Runs scored."),
  runs_allowed INT64 not null options (description = "Runs of the other team."),
  hits INT64 not null options (description = "Hits."),
  errors INT64 not null options (description = "Errors in the field."),
  at_bats INT64 not null options (description = "At bats."),
  plate_appearances INT64 not null options (description = "Plate appearances."),
  doubles INT64 not null options (description = "Doubles."),
  triples INT64 not null options (description = "Triples."),
  home_runs INT64 not null options (description = "Home runs."),
  walks INT64 not null options (description = "Walks."),
  strikeouts INT64 not null options (description = "Strikeouts at bat."),
  hit_by_pitch INT64 not null options (description = "Times hit by a pitch."),
  stolen_bases INT64 not null options (description = "Stolen bases."),
  left_on_base INT64 not null options (description = "Left on base."),
  pitches_thrown INT64 options (description = "Pitches of its pitchers."),
  batters_faced INT64 options (description = "Batters faced by its pitchers."),
  pitching_strikeouts INT64 not null options (description = "Strikeouts of its pitchers."),
  pitching_walks INT64 not null options (description = "Walks of its pitchers."),
  pitching_home_runs INT64 not null options (description = "Home runs allowed."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, team_id
options (
  description = "Team totals of a game as the box score gives them; two rows a game.",
  require_partition_filter = true
);
