-- What a strikeout system said of starts that are over, beside what happened: of those who really started, and were forecast before the end.
-- A usual line is never a whole number; a line of the market that was met exactly is neither over nor under, and here not over.
-- grain: one row per start
-- key: game_pk, pitcher_id
-- parameters: @system_id STRING, @date_from DATE, @date_to DATE
-- output: game_pk INT64, game_date DATE, pitcher_id INT64, model_version STRING, mean_strikeouts FLOAT64, line FLOAT64,
--   over_probability FLOAT64, strikeouts INT64
select
  predictions.game_pk,
  predictions.game_date,
  predictions.pitcher_id,
  predictions.model_version,
  predictions.mean_strikeouts,
  predictions.line,
  predictions.over_probability,
  lines.strikeouts
from mlb_predictions.strikeout_predictions as predictions
inner join mlb_historical_data.player_pitching_lines as lines
  on predictions.game_pk = lines.game_pk
  and predictions.pitcher_id = lines.player_id
  and predictions.team_id = lines.team_id
  and lines.is_starter
inner join mlb_historical_data.games as games
  on predictions.game_pk = games.game_pk and predictions.cutoff_at < games.completed_at
where predictions.game_date between @date_from and @date_to
  and lines.game_date between @date_from and @date_to
  and games.game_date between @date_from and @date_to
  and predictions.system_id = @system_id
  and games.is_complete
order by predictions.game_date, predictions.game_pk, predictions.pitcher_id
