-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.raw_data_raw_objects_offered as o
);
merge into raw_data.raw_objects as t
using (
  select
    o.object_key,
    o.endpoint,
    o.url_path,
    o.game_date,
    o.game_pk,
    o.http_status,
    o.content_sha256,
    o.content_bytes,
    o.stored_bytes,
    o.fetched_at,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.raw_data_raw_objects_offered as o
  where true
  qualify row_number() over (partition by o.object_key, o.fetched_at order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.object_key = s.object_key
  and t.fetched_at = s.fetched_at
  and t.game_date between partition_from and partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
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
