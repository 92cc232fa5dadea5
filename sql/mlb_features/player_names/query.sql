-- Names and throwing hands of pitchers.
-- grain: one row per player
-- key: player_id
-- parameters: @player_ids ARRAY<INT64>
-- output: player_id INT64, full_name STRING, throws STRING
select
  players.player_id,
  players.full_name,
  players.throws
from mlb_historical_data.players as players
where players.player_id in unnest(@player_ids)
order by players.player_id
