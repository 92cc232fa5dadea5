-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(*) as offered_rows,
  count(distinct hash(o.object_key, o.fetched_at)) as offered_keys,
  count(t.row_hash) as known_rows,
  count(*) filter (where t.row_hash = o.row_hash) as equal_rows
from temp.raw_data_raw_objects as o
left join raw_data.raw_objects as t
on t.object_key = o.object_key and t.fetched_at = o.fetched_at;
