-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
commit transaction;
