-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.game_pk, o.captured_at)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_historical_data_weather_forecasts as o
left join mlb_historical_data.weather_forecasts as t
on t.game_pk = o.game_pk and t.captured_at = o.captured_at;
