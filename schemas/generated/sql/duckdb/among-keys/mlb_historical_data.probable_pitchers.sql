-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.probable_pitchers' as table_name, count(*) as row_count, count(distinct hash(t.game_pk, t.team_id, t.snapshot_at)) as key_count
from mlb_historical_data.probable_pitchers as t
where t.game_pk between $first and $last;
