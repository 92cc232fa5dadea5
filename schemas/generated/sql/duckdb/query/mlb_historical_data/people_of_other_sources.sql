-- Generated from sql/mlb_historical_data/people_of_other_sources/query.sql with SHA-256 3eeb003054d238c6ab20f2e6ac35f8ee71b0b76574e291f96a34d620f4448f52 by scripts/generate-sql.ts; do not edit.
SELECT p.player_id FROM mlb_historical_data.players AS p WHERE p.source <> 'retrosheet' ORDER BY p.player_id NULLS FIRST;
