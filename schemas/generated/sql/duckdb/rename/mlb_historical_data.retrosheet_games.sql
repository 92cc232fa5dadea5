-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
UPDATE mlb_historical_data.retrosheet_games AS t SET game_pk = CAST($game_pk AS BIGINT) WHERE t.game_pk = CAST($stand_in AS BIGINT) AND t.game_date BETWEEN CAST($date_from AS DATE) AND CAST($date_to AS DATE);
