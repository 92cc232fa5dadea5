-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.game_umpires (
  game_pk INT64 not null options (description = "MLB's id of the game."),
  game_date DATE not null options (description = "Official date."),
  position STRING not null options (description = "Home Plate, First Base, Second Base, Third Base, Left Field, Right Field."),
  umpire_id INT64 not null options (description = "Person id."),
  umpire_name STRING options (description = "Full name."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, game_pk
options (
  description = "Umpires by game and position: named before the game, told by its feed once it is over. `known_at` is when this one was first named.",
  require_partition_filter = true
);
