-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create schema if not exists operational
options (description = "What ran, what failed and why.");
