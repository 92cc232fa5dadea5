-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @operational_run_manifests_game_dates ARRAY<DATE>
if exists (select 1 from staging.operational_run_manifests_offered as o where o.game_date not in unnest(@operational_run_manifests_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of operational.run_manifests.';
end if;
delete from operational.run_manifests as t
where t.game_date in unnest(@operational_run_manifests_game_dates)
  and not exists (
    select 1
    from staging.operational_run_manifests_offered as s
    where s.manifest_id = t.manifest_id
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.operational_run_manifests_offered as o
);
merge into operational.run_manifests as t
using (
  select
    o.manifest_id,
    o.stage,
    o.event_id,
    o.event_type,
    o.game_date,
    o.status,
    o.reason,
    o.attempt,
    o.started_at,
    o.finished_at,
    o.duration_ms,
    o.rows_in,
    o.rows_out,
    parse_json(o.outputs) as outputs,
    parse_json(o.checks) as checks,
    o.error_code,
    o.error_message,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.operational_run_manifests_offered as o
  where true
  qualify row_number() over (partition by o.manifest_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.manifest_id = s.manifest_id
  and t.game_date between partition_from and partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    stage = s.stage,
    event_id = s.event_id,
    event_type = s.event_type,
    game_date = s.game_date,
    status = s.status,
    reason = s.reason,
    attempt = s.attempt,
    started_at = s.started_at,
    finished_at = s.finished_at,
    duration_ms = s.duration_ms,
    rows_in = s.rows_in,
    rows_out = s.rows_out,
    outputs = s.outputs,
    checks = s.checks,
    error_code = s.error_code,
    error_message = s.error_message,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (manifest_id, stage, event_id, event_type, game_date, status, reason, attempt, started_at, finished_at, duration_ms, rows_in, rows_out, outputs, checks, error_code, error_message, run_id, source, known_at, ingested_at, row_hash)
  values (s.manifest_id, s.stage, s.event_id, s.event_type, s.game_date, s.status, s.reason, s.attempt, s.started_at, s.finished_at, s.duration_ms, s.rows_in, s.rows_out, s.outputs, s.checks, s.error_code, s.error_message, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
