-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create schema if not exists raw_data
options (description = "Ledger of archived responses.");
