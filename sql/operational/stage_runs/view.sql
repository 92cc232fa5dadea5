-- What ran, what failed and why: the newest manifest of every stage run.
-- grain: one row per run, date and stage
-- key: run_id, game_date, stage
-- output: run_id STRING, game_date DATE, stage STRING, status STRING, reason STRING, attempt INT64,
--   started_at TIMESTAMP, finished_at TIMESTAMP, duration_ms INT64, rows_in INT64, rows_out INT64,
--   error_code STRING, error_message STRING, event_id STRING, event_type STRING
create or replace view operational.stage_runs as
select
  manifests.run_id,
  manifests.game_date,
  manifests.stage,
  manifests.status,
  manifests.reason,
  manifests.attempt,
  manifests.started_at,
  manifests.finished_at,
  manifests.duration_ms,
  manifests.rows_in,
  manifests.rows_out,
  manifests.error_code,
  manifests.error_message,
  manifests.event_id,
  manifests.event_type
from operational.run_manifests as manifests
-- BigQuery wants the partition to be compared.
where manifests.game_date >= date '1900-01-01'
qualify row_number() over (
  partition by manifests.run_id, manifests.game_date, manifests.stage
  order by manifests.finished_at desc, manifests.manifest_id desc
) = 1
