-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.operational_quality_reports
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.attempt,
  o.grade,
  o.score,
  o.schema_score,
  o.completeness_score,
  o.players_score,
  o.ranges_score,
  o.findings,
  o.worst_finding,
  o.action,
  o.report_key,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk, o.run_id, o.attempt) - 1, 10000) as batch_number
from staging.operational_quality_reports_offered as o
where true
qualify row_number() over (partition by o.game_pk, o.run_id, o.attempt order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
