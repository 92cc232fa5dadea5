-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.player_batting_lines (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  player_id INT64 not null options (description = "Player."),
  team_id INT64 not null options (description = "His team in this game."),
  opponent_team_id INT64 not null options (description = "The other team."),
  is_home BOOL not null options (description = "Played for the home team."),
  batting_order INT64 options (description = "Slot 1 to 9 times 100, plus the substitution number; null for a pitcher outside the order."),
  position STRING options (description = "Abbreviation of the first position played."),
  is_starter BOOL not null options (description = "In the starting line-up."),
  plate_appearances INT64 not null options (description = "Plate appearances."),
  at_bats INT64 not null options (description = "At bats."),
  runs INT64 not null options (description = "Runs scored."),
  hits INT64 not null options (description = "Hits."),
  doubles INT64 not null options (description = "Doubles."),
  triples INT64 not null options (description = "Triples."),
  home_runs INT64 not null options (description = "Home runs."),
  runs_batted_in INT64 not null options (description = "Runs batted in."),
  walks INT64 not null options (description = "Walks, intentional ones included."),
  intentional_walks INT64 not null options (description = "Intentional walks."),
  strikeouts INT64 not null options (description = "Strikeouts."),
  hit_by_pitch INT64 not null options (description = "Times hit by a pitch."),
  sacrifice_bunts INT64 not null options (description = "Sacrifice bunts."),
  sacrifice_flies INT64 not null options (description = "Sacrifice flies."),
  catchers_interference INT64 not null options (description = "Reached on catcher's interference."),
  stolen_bases INT64 not null options (description = "Stolen bases."),
  caught_stealing INT64 not null options (description = "Caught stealing."),
  grounded_into_double_play INT64 not null options (description = "Grounded into a double play."),
  left_on_base INT64 options (description = "Runners left on base. Null where the source does not say (Retrosheet)."),
  total_bases INT64 not null options (description = "Total bases."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, player_id
options (
  description = "Batting line of every player who appeared, also those without a plate appearance.",
  require_partition_filter = true
);
