-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'operational.quality_reports' as table_name, count(*) as row_count, count(distinct hash(t.game_pk, t.run_id, t.attempt)) as key_count
from operational.quality_reports as t
where t.game_pk between $first and $last;
