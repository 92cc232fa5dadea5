-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.team_id, o.roster_type, o.as_of_date, o.player_id)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_historical_data_rosters as o
left join mlb_historical_data.rosters as t
on t.team_id = o.team_id and t.roster_type = o.roster_type and t.as_of_date = o.as_of_date and t.player_id = o.player_id;
