-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
merge into operational.partition_gates as t
using (
  select
    o.zone,
    o.game_date,
    o.failed,
    o.is_held,
    o.is_accepted,
    o.judged_at,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.operational_partition_gates_offered as o
  where true
  qualify row_number() over (partition by o.zone, o.game_date order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.zone = s.zone
  and t.game_date = s.game_date
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    failed = s.failed,
    is_held = s.is_held,
    is_accepted = s.is_accepted,
    judged_at = s.judged_at,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (zone, game_date, failed, is_held, is_accepted, judged_at, run_id, source, known_at, ingested_at, row_hash)
  values (s.zone, s.game_date, s.failed, s.is_held, s.is_accepted, s.judged_at, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
