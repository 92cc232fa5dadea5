-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @raw_data_raw_objects_game_dates ARRAY<DATE>
delete from raw_data.raw_objects as t
where t.game_date in unnest(@raw_data_raw_objects_game_dates);
