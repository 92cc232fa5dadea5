-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists mlb_historical_data.transactions (
  transaction_id INT64 not null options (description = "MLB's id of the transaction."),
  transaction_date DATE not null options (description = "Date it was reported under."),
  effective_date DATE options (description = "Date it counts from; may lie before the report (injured list)."),
  resolution_date DATE options (description = "Date it was settled."),
  player_id INT64 options (description = "The man; null for cash and draft picks."),
  player_name STRING options (description = "His name."),
  from_team_id INT64 options (description = "Club he leaves."),
  to_team_id INT64 options (description = "Club he joins, or that reports the move."),
  type_code STRING options (description = "ASG assigned, SC status change, TR trade …; the list is open."),
  type_description STRING options (description = "The type in words."),
  description STRING options (description = "The sentence as reported."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(transaction_date, month)
cluster by transaction_date
options (
  description = "Transactions as the source reports them, minor leagues included.",
  require_partition_filter = true
);
