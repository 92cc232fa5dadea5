-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into raw_data.raw_objects (object_key, endpoint, url_path, game_date, game_pk, http_status, content_sha256, content_bytes, stored_bytes, fetched_at, run_id, source, known_at, ingested_at, row_hash)
select
  s.object_key,
  s.endpoint,
  s.url_path,
  s.game_date,
  s.game_pk,
  s.http_status,
  s.content_sha256,
  s.content_bytes,
  s.stored_bytes,
  s.fetched_at,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.raw_data_raw_objects as s;
