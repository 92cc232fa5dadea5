-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.teams' as table_name, count(*) as row_count, count(distinct hash(t.team_id, t.season)) as key_count
from mlb_historical_data.teams as t
where t.team_id between $first and $last;
