-- Generated from sql/mlb_historical_data/history_seasons/query.sql with SHA-256 8ad8225655414dca13d4ad4e29f41fd34918f7d79eec3da32b1ae20511f754f3 by scripts/generate-sql.ts; do not edit.
SELECT DISTINCT g.season FROM mlb_historical_data.games AS g WHERE g.game_type = 'R' AND g.is_complete ORDER BY g.season NULLS FIRST;
