-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 1 as found
from mlb_historical_data.player_game_logs as t
where t.player_id between $first and $last
limit 1;
