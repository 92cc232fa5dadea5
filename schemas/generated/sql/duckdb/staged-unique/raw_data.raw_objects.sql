-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(distinct (s.object_key)) as staged_keys,
  coalesce(max(s.batch_number), -1) as last_batch,
  string_agg(distinct strftime(s.game_date, '%Y-%m-%d'), ',') as partition_dates
from raw_data_raw_objects as s;
