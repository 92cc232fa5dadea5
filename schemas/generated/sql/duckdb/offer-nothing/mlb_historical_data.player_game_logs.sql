-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_player_game_logs_offered as
select *
from mlb_historical_data.player_game_logs
limit 0;
