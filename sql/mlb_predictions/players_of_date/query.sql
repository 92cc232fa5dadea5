-- What is expected of the batters of a date; of one game where one is named.
-- grain: one row per game, batter and outcome
-- key: game_pk, player_id, outcome
-- parameters: @game_date DATE, @game_pk INT64
-- output: game_pk INT64, player_id INT64, player_name STRING, outcome STRING, team_id INT64,
--   opponent_team_id INT64, is_home BOOL, slot INT64, opposing_starter_id INT64, model_version STRING,
--   cutoff_at TIMESTAMP, expected FLOAT64, at_least_one FLOAT64, at_least_two FLOAT64
select
  predictions.game_pk,
  predictions.player_id,
  players.full_name as player_name,
  predictions.outcome,
  predictions.team_id,
  predictions.opponent_team_id,
  predictions.is_home,
  predictions.slot,
  predictions.opposing_starter_id,
  predictions.model_version,
  predictions.cutoff_at,
  predictions.expected,
  predictions.at_least_one,
  predictions.at_least_two
from mlb_predictions.player_predictions as predictions
left join mlb_historical_data.players as players on predictions.player_id = players.player_id
where predictions.game_date = @game_date
  and (@game_pk is null or predictions.game_pk = @game_pk)
-- A starter or batter who was expected before and is no longer keeps a row of an older cutoff.
qualify predictions.cutoff_at = max(predictions.cutoff_at) over (partition by predictions.game_pk)
order by predictions.game_pk, predictions.is_home, predictions.slot, predictions.player_id, predictions.outcome
