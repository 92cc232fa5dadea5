-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into raw_data.raw_objects as t
using staging.raw_data_raw_objects as s
on t.object_key = s.object_key
  and t.fetched_at = s.fetched_at
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    endpoint = s.endpoint,
    url_path = s.url_path,
    game_date = s.game_date,
    game_pk = s.game_pk,
    http_status = s.http_status,
    content_sha256 = s.content_sha256,
    content_bytes = s.content_bytes,
    stored_bytes = s.stored_bytes,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (object_key, endpoint, url_path, game_date, game_pk, http_status, content_sha256, content_bytes, stored_bytes, fetched_at, run_id, source, known_at, ingested_at, row_hash)
  values (s.object_key, s.endpoint, s.url_path, s.game_date, s.game_pk, s.http_status, s.content_sha256, s.content_bytes, s.stored_bytes, s.fetched_at, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
