-- What the strikeout systems say of the starts of a date; of one system where one is named.
-- grain: one row per start and system
-- key: game_pk, pitcher_id, system_id
-- parameters: @game_date DATE, @system_id STRING
-- output: game_pk INT64, system_id STRING, pitcher_id INT64, pitcher_name STRING, team_id INT64,
--   opponent_team_id INT64, is_home BOOL, model_version STRING, cutoff_at TIMESTAMP, mean_strikeouts FLOAT64,
--   distribution STRING, dispersion FLOAT64, over_probabilities STRING, line FLOAT64, line_source STRING,
--   line_bookmaker STRING, line_captured_at TIMESTAMP, market_over_probability FLOAT64,
--   over_probability FLOAT64, edge FLOAT64, confidence FLOAT64, red_flags STRING, recommendation STRING
with announced as (
  select
    a.pitcher_id,
    max(a.pitcher_name) as pitcher_name
  from mlb_historical_data.probable_pitchers as a
  where a.game_date = @game_date
  group by a.pitcher_id
)

select
  predictions.game_pk,
  predictions.system_id,
  predictions.pitcher_id,
  coalesce(players.full_name, announced.pitcher_name) as pitcher_name,
  predictions.team_id,
  predictions.opponent_team_id,
  predictions.is_home,
  predictions.model_version,
  predictions.cutoff_at,
  predictions.mean_strikeouts,
  predictions.distribution,
  predictions.dispersion,
  to_json_string(predictions.over_probabilities) as over_probabilities,
  predictions.line,
  predictions.line_source,
  predictions.line_bookmaker,
  predictions.line_captured_at,
  predictions.market_over_probability,
  predictions.over_probability,
  predictions.edge,
  predictions.confidence,
  to_json_string(predictions.red_flags) as red_flags,
  predictions.recommendation
from mlb_predictions.strikeout_predictions as predictions
left join mlb_historical_data.players as players on predictions.pitcher_id = players.player_id
left join announced on predictions.pitcher_id = announced.pitcher_id
where predictions.game_date = @game_date
  and (@system_id is null or predictions.system_id = @system_id)
-- A starter or batter who was expected before and is no longer keeps a row of an older cutoff.
qualify predictions.cutoff_at = max(predictions.cutoff_at) over (partition by predictions.game_pk)
order by predictions.game_pk, predictions.is_home, predictions.pitcher_id, predictions.system_id
