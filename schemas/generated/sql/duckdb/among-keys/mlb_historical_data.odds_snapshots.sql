-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.odds_snapshots' as table_name, count(*) as row_count, count(distinct hash(t.game_pk, t.market, t.bookmaker, t.captured_at)) as key_count
from mlb_historical_data.odds_snapshots as t
where t.game_pk between $first and $last;
