-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create schema if not exists mlb_features
options (description = "What is known before a game.");
