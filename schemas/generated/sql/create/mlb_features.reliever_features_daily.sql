-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_features.reliever_features_daily (
  feature_date DATE not null options (description = "The games of this date are predicted with the row."),
  pitcher_id INT64 not null options (description = "Pitcher."),
  team_id INT64 not null options (description = "Team of his last game."),
  cutoff_at TIMESTAMP not null options (description = "Only facts known before this moment are used."),
  games_14d INT64 not null options (description = "Games that he pitched in."),
  rest_days INT64 not null options (description = "Days since his last game, minus one."),
  pitched_yesterday INT64 not null options (description = "1 when he pitched yesterday, else 0."),
  pitched_two_days INT64 not null options (description = "1 when he pitched yesterday and the day before, else 0."),
  is_fresh INT64 not null options (description = "1 when he pitched on neither of the last two days, else 0."),
  pitches_1d INT64 options (description = "Pitches yesterday."),
  pitches_3d INT64 options (description = "Pitches of three days."),
  pitches_7d INT64 options (description = "Pitches of seven days."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(feature_date, month)
cluster by feature_date, pitcher_id
options (
  description = "One row per feature date and pitcher of a team that plays, who relieved in the last 14 days: how much he pitched lately.",
  require_partition_filter = true
);
