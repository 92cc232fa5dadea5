-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into raw_data.raw_objects (object_key, endpoint, url_path, game_date, game_pk, http_status, content_sha256, content_bytes, stored_bytes, fetched_at, run_id, source, known_at, ingested_at, row_hash)
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
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    object_key: 'VARCHAR',
    endpoint: 'VARCHAR',
    url_path: 'VARCHAR',
    game_date: 'DATE',
    game_pk: 'BIGINT',
    http_status: 'BIGINT',
    content_sha256: 'VARCHAR',
    content_bytes: 'BIGINT',
    stored_bytes: 'BIGINT',
    fetched_at: 'TIMESTAMPTZ',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
