-- How good are the strikeout forecasts of starters: error, bias, and how often the over of the line came, by system?
-- grain: one row per system
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 90, @date_to = today
-- output: system_id STRING, starts INT64, mean_forecast FLOAT64, mean_strikeouts FLOAT64, bias FLOAT64, mean_error FLOAT64,
--   root_mean_square_error FLOAT64, over_forecast FLOAT64, over_rate FLOAT64, over_brier FLOAT64
with scored as (
  select
    p.system_id,
    p.mean_strikeouts,
    p.over_probability,
    l.strikeouts,
    if(l.strikeouts > p.line, 1.0, 0.0) as is_over
  from mlb_predictions.strikeout_predictions as p
  inner join mlb_historical_data.player_pitching_lines as l
    on p.game_pk = l.game_pk and p.pitcher_id = l.player_id and p.team_id = l.team_id and l.is_starter
  inner join mlb_historical_data.games as g on p.game_pk = g.game_pk and p.cutoff_at < g.completed_at
  where p.game_date between @date_from and @date_to
    and l.game_date between @date_from and @date_to
)

select
  s.system_id,
  count(*) as starts,
  avg(s.mean_strikeouts) as mean_forecast,
  avg(s.strikeouts) as mean_strikeouts,
  avg(s.mean_strikeouts - s.strikeouts) as bias,
  avg(abs(s.mean_strikeouts - s.strikeouts)) as mean_error,
  sqrt(avg(pow(s.mean_strikeouts - s.strikeouts, 2))) as root_mean_square_error,
  avg(s.over_probability) as over_forecast,
  avg(s.is_over) as over_rate,
  avg(pow(s.over_probability - s.is_over, 2)) as over_brier
from scored as s
group by s.system_id
order by root_mean_square_error, s.system_id
