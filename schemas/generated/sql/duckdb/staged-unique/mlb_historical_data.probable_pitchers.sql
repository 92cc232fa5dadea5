-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(distinct (s.game_pk, s.team_id, s.snapshot_at)) as staged_keys,
  coalesce(max(s.batch_number), -1) as last_batch,
  string_agg(distinct strftime(s.game_date, '%Y-%m-%d'), ',') as partition_dates
from mlb_historical_data_probable_pitchers as s;
