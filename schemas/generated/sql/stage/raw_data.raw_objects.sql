-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.raw_data_raw_objects
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
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
  o.row_hash,
  div(row_number() over (order by o.object_key, o.fetched_at) - 1, 10000) as batch_number
from staging.raw_data_raw_objects_offered as o
where true
qualify row_number() over (partition by o.object_key, o.fetched_at order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
