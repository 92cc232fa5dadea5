-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_features.market_memory_features (
  feature_date DATE not null options (description = "Official date of the game."),
  game_pk INT64 not null options (description = "MLB's id of the game."),
  season INT64 not null options (description = "Season year."),
  cutoff_at TIMESTAMP not null options (description = "Only facts known before this moment are used."),
  team_moves FLOAT64 not null options (description = "Towards the home team: by how much lines moved between opening and close of earlier games of both teams. 0 for a team of which none is known."),
  starter_moves FLOAT64 not null options (description = "The same of earlier starts of both starters. 0 for a starter of whom none is known, and while none is announced."),
  closing_ratings FLOAT64 not null options (description = "Where the line would close by ratings of teams and starters that follow the closing lines of earlier games."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(feature_date, month)
cluster by feature_date, game_pk
options (
  description = "One row per game before which a closing line of an earlier one was known: what the prices of earlier games tell, as of the cutoff. Carries no price of the game itself and no result; only models that know the market may look at it.",
  require_partition_filter = true
);
