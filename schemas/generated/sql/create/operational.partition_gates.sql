-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists operational.partition_gates (
  zone STRING not null options (description = "Zone of the partition."),
  game_date DATE not null options (description = "Date of the partition."),
  failed STRING options (description = "What fell short, in words; null: it passes by now."),
  is_held BOOL not null options (description = "It does not move on."),
  is_accepted BOOL not null options (description = "Somebody has looked and moved it on with exactly these shortcomings."),
  judged_at TIMESTAMP not null options (description = "When the gate was judged."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
options (
  description = "Partitions that failed the gate of their zone, now or once. What is held is left out of every feature until it passes or somebody accepts it."
);
