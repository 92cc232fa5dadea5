-- How far off the chances of "at least one" were, game by game: the mean squared error over the batters who were forecast before the end and
-- really started. Batters of one game share its pitchers and its park: a game is one observation.
-- grain: one row per game and outcome
-- key: game_pk, outcome
-- parameters: @date_from DATE, @date_to DATE
-- output: game_pk INT64, game_date DATE, outcome STRING, batters INT64, brier FLOAT64
with counted as (
  select
    predictions.game_pk,
    predictions.game_date,
    predictions.outcome,
    predictions.at_least_one,
    case predictions.outcome
      when 'hits' then lines.hits
      when 'home_runs' then lines.home_runs
      when 'runs_batted_in' then lines.runs_batted_in
      when 'runs' then lines.runs
      when 'strikeouts' then lines.strikeouts
      when 'walks' then lines.walks
    end as happened
  from mlb_predictions.player_predictions as predictions
  inner join mlb_historical_data.player_batting_lines as lines
    on predictions.game_pk = lines.game_pk
    and predictions.player_id = lines.player_id
    and predictions.team_id = lines.team_id
    and lines.is_starter
  inner join mlb_historical_data.games as games
    on predictions.game_pk = games.game_pk and predictions.cutoff_at < games.completed_at
  where predictions.game_date between @date_from and @date_to
    and lines.game_date between @date_from and @date_to
    and games.game_date between @date_from and @date_to
    and games.is_complete
)

select
  counted.game_pk,
  counted.game_date,
  counted.outcome,
  count(*) as batters,
  avg(pow(counted.at_least_one - if(counted.happened >= 1, 1.0, 0.0), 2)) as brier
from counted
where counted.happened is not null
group by counted.game_pk, counted.game_date, counted.outcome
order by counted.game_date, counted.game_pk, counted.outcome
