-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.strikeout_line_snapshots' as table_name, count(*) as row_count, count(distinct hash(t.game_pk, t.pitcher_id, t.bookmaker, t.line_halves, t.captured_at)) as key_count
from mlb_historical_data.strikeout_line_snapshots as t
where t.game_pk between $first and $last;
