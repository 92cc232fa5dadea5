-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.game_pk, o.market, o.bookmaker, o.captured_at)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.mlb_historical_data_odds_snapshots as o
left join mlb_historical_data.odds_snapshots as t
on t.game_pk = o.game_pk and t.market = o.market and t.bookmaker = o.bookmaker and t.captured_at = o.captured_at;
