-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table operational_dead_letter_queue_offered as
select *
from operational.dead_letter_queue
limit 0;
