-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.game_pk, o.at_bat_number, o.pitch_number)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_historical_data_statcast_pitches as o
left join mlb_historical_data.statcast_pitches as t
on t.game_pk = o.game_pk and t.at_bat_number = o.at_bat_number and t.pitch_number = o.pitch_number;
