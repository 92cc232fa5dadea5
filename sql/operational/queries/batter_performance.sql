-- How good are the forecasts of batters: does "at least one" come as often as forecast, for hits, home runs, runs, walks, strikeouts?
-- Only batters who started.
-- grain: one row per outcome
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 90, @date_to = today
-- output: outcome STRING, starts INT64, mean_forecast FLOAT64, mean_count FLOAT64, at_least_one_forecast FLOAT64,
--   at_least_one_rate FLOAT64, at_least_one_brier FLOAT64, at_least_two_forecast FLOAT64, at_least_two_rate FLOAT64
with scored as (
  select
    p.outcome,
    p.expected,
    p.at_least_one,
    p.at_least_two,
    case p.outcome
      when 'hits' then l.hits
      when 'home_runs' then l.home_runs
      when 'walks' then l.walks
      when 'strikeouts' then l.strikeouts
      when 'runs' then l.runs
      when 'runs_batted_in' then l.runs_batted_in
    end as counted
  from mlb_predictions.player_predictions as p
  inner join mlb_historical_data.player_batting_lines as l
    on p.game_pk = l.game_pk and p.player_id = l.player_id and p.team_id = l.team_id and l.is_starter
  inner join mlb_historical_data.games as g on p.game_pk = g.game_pk and p.cutoff_at < g.completed_at
  where p.game_date between @date_from and @date_to
    and l.game_date between @date_from and @date_to
)

select
  s.outcome,
  count(*) as starts,
  avg(s.expected) as mean_forecast,
  avg(s.counted) as mean_count,
  avg(s.at_least_one) as at_least_one_forecast,
  avg(if(s.counted >= 1, 1.0, 0.0)) as at_least_one_rate,
  avg(pow(s.at_least_one - if(s.counted >= 1, 1.0, 0.0), 2)) as at_least_one_brier,
  avg(s.at_least_two) as at_least_two_forecast,
  avg(if(s.counted >= 2, 1.0, 0.0)) as at_least_two_rate
from scored as s
where s.counted is not null
group by s.outcome
order by s.outcome
