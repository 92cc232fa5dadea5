-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from raw_data.raw_objects as t
where t.game_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.raw_data_raw_objects as s
    where s.object_key = t.object_key and s.fetched_at = t.fetched_at
  );
