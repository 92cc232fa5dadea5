-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.team_id, o.season, o.as_of_date)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_historical_data_standings as o
left join mlb_historical_data.standings as t
on t.team_id = o.team_id and t.season = o.season and t.as_of_date = o.as_of_date;
