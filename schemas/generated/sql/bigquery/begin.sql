-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
declare partition_from, partition_to DATE;
begin transaction;
