-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.game_pk, o.run_id, o.attempt)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.operational_quality_reports as o
left join operational.quality_reports as t
on t.game_pk = o.game_pk and t.run_id = o.run_id and t.attempt = o.attempt;
