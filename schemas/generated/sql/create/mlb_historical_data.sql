-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create schema if not exists mlb_historical_data
options (description = "What happened: games, lines, pitches.");
