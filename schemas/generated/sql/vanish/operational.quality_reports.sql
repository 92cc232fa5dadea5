-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from operational.quality_reports as t
where t.game_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.operational_quality_reports as s
    where s.game_pk = t.game_pk and s.run_id = t.run_id and s.attempt = t.attempt
  );
