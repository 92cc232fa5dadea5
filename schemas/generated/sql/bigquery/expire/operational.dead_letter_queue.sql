-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @operational_dead_letter_queue_ingested_before TIMESTAMP
delete from operational.dead_letter_queue as t
where t.ingested_at < @operational_dead_letter_queue_ingested_before
  and t.status <> 'open';
