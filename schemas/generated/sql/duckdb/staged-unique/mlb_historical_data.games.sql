-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(distinct (s.game_pk)) as staged_keys,
  coalesce(max(s.batch_number), -1) as last_batch,
  null as partition_dates
from mlb_historical_data_games as s;
