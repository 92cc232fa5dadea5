-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table operational_partition_gates_offered as
select *
from operational.partition_gates
limit 0;
