-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @ingested_before TIMESTAMP
delete from operational.dead_letter_queue as t
where t.ingested_at < @ingested_before
  and t.status <> 'open';
