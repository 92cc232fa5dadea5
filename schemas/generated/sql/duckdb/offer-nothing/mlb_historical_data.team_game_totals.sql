-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_team_game_totals_offered as
select *
from mlb_historical_data.team_game_totals
limit 0;
