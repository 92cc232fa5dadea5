-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select
  count(distinct (s.dead_letter_id)) as staged_keys,
  coalesce(max(s.batch_number), -1) as last_batch,
  null as partition_dates
from operational_dead_letter_queue as s;
