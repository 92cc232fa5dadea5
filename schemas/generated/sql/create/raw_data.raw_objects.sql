-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists raw_data.raw_objects (
  object_key STRING not null options (description = "Where the gzip of the response lies; ends in its checksum, so it is immutable."),
  endpoint STRING not null options (description = "Which endpoint: schedule, feed_live, boxscore, play_by_play."),
  url_path STRING not null options (description = "Path and query, without host."),
  game_date DATE not null options (description = "Date it was asked for."),
  game_pk INT64 options (description = "Game, when it is one game."),
  http_status INT64 not null options (description = "Status of the answer."),
  content_sha256 STRING not null options (description = "SHA-256 of the uncompressed body."),
  content_bytes INT64 not null options (description = "Size of the uncompressed body."),
  stored_bytes INT64 not null options (description = "Size of the stored gzip."),
  fetched_at TIMESTAMP not null options (description = "When it was answered."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
partition by date_trunc(game_date, month)
cluster by game_date, endpoint
options (
  description = "Ledger of archived responses: one row per answer, though answers of the same content are stored once.",
  require_partition_filter = true
);
