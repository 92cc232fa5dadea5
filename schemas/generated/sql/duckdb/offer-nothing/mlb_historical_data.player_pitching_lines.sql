-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_player_pitching_lines_offered as
select *
from mlb_historical_data.player_pitching_lines
limit 0;
