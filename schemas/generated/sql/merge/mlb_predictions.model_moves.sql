-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @batch_number INT64
merge into mlb_predictions.model_moves as t
using (
  select
    o.model_system,
    o.moved_at,
    o.action,
    o.from_version,
    o.to_version,
    o.moved_by,
    o.reason,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_predictions_model_moves as o
  where o.batch_number = @batch_number
) as s
on t.model_system = s.model_system
  and t.moved_at = s.moved_at
  and t.to_version = s.to_version
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    action = s.action,
    from_version = s.from_version,
    moved_by = s.moved_by,
    reason = s.reason,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (model_system, moved_at, action, from_version, to_version, moved_by, reason, run_id, source, known_at, ingested_at, row_hash)
  values (s.model_system, s.moved_at, s.action, s.from_version, s.to_version, s.moved_by, s.reason, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
