-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.game_pk, o.pitcher_id, o.bookmaker, o.line_halves, o.captured_at)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_historical_data_strikeout_line_snapshots as o
left join mlb_historical_data.strikeout_line_snapshots as t
on t.game_pk = o.game_pk and t.pitcher_id = o.pitcher_id and t.bookmaker = o.bookmaker and t.line_halves = o.line_halves and t.captured_at = o.captured_at;
