-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
DELETE FROM operational.dead_letter_queue AS t WHERE t.ingested_at < CAST($ingested_before AS TIMESTAMPTZ) AND t.status <> 'open';
