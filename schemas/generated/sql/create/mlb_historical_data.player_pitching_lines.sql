-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.player_pitching_lines (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  player_id INT64 not null options (description = "Player."),
  team_id INT64 not null options (description = "His team in this game."),
  opponent_team_id INT64 not null options (description = "The other team."),
  is_home BOOL not null options (description = "Played for the home team."),
  appearance_order INT64 not null options (description = "1 for the starter."),
  is_starter BOOL not null options (description = "Threw the first pitch for his team."),
  outs_recorded INT64 not null options (description = "Outs."),
  batters_faced INT64 not null options (description = "Batters faced."),
  pitches INT64 options (description = "Pitches thrown. Null where the source does not say (Retrosheet)."),
  strikes INT64 options (description = "Strikes. Null where the source does not say (Retrosheet)."),
  hits INT64 not null options (description = "Hits allowed."),
  runs INT64 not null options (description = "Runs allowed."),
  earned_runs INT64 not null options (description = "Earned runs."),
  walks INT64 not null options (description = "Walks, intentional ones included."),
  intentional_walks INT64 not null options (description = "Intentional walks."),
  strikeouts INT64 not null options (description = "Strikeouts."),
  home_runs INT64 not null options (description = "Home runs allowed."),
  hit_batters INT64 not null options (description = "Batters hit."),
  wild_pitches INT64 not null options (description = "Wild pitches."),
  balks INT64 not null options (description = "Balks."),
  inherited_runners INT64 options (description = "Inherited runners. Null where the source does not say (Retrosheet)."),
  inherited_runners_scored INT64 options (description = "Of these, scored. Null where the source does not say (Retrosheet)."),
  ground_outs INT64 options (description = "Ground outs. Null where the source does not say (Retrosheet)."),
  air_outs INT64 options (description = "Air outs. Null where the source does not say (Retrosheet)."),
  decision STRING options (description = "W, L, S, H, BS or null."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, player_id
options (
  description = "Pitching line of every pitcher who appeared.",
  require_partition_filter = true
);
