-- How many rows does each table of games have per day, and does a game have as many as usual?
-- grain: one row per date and table
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 14, @date_to = today
-- output: game_date DATE, dataset STRING, games INT64, row_count INT64, rows_per_game FLOAT64
with facts as (
  select 'games' as dataset, t.game_date, t.game_pk
  from mlb_historical_data.games as t
  where t.game_date between @date_from and @date_to
  union all
  select 'linescores' as dataset, t.game_date, t.game_pk
  from mlb_historical_data.linescores as t
  where t.game_date between @date_from and @date_to
  union all
  select 'team_game_totals' as dataset, t.game_date, t.game_pk
  from mlb_historical_data.team_game_totals as t
  where t.game_date between @date_from and @date_to
  union all
  select 'player_batting_lines' as dataset, t.game_date, t.game_pk
  from mlb_historical_data.player_batting_lines as t
  where t.game_date between @date_from and @date_to
  union all
  select 'player_pitching_lines' as dataset, t.game_date, t.game_pk
  from mlb_historical_data.player_pitching_lines as t
  where t.game_date between @date_from and @date_to
  union all
  select 'statcast_pitches' as dataset, t.game_date, t.game_pk
  from mlb_historical_data.statcast_pitches as t
  where t.game_date between @date_from and @date_to
  union all
  select 'game_features_daily' as dataset, t.feature_date as game_date, t.game_pk
  from mlb_features.game_features_daily as t
  where t.feature_date between @date_from and @date_to
  union all
  select 'game_predictions' as dataset, t.game_date, t.game_pk
  from mlb_predictions.game_predictions as t
  where t.game_date between @date_from and @date_to
  union all
  select 'strikeout_predictions' as dataset, t.game_date, t.game_pk
  from mlb_predictions.strikeout_predictions as t
  where t.game_date between @date_from and @date_to
  union all
  select 'player_predictions' as dataset, t.game_date, t.game_pk
  from mlb_predictions.player_predictions as t
  where t.game_date between @date_from and @date_to
)

select
  f.game_date,
  f.dataset,
  count(distinct f.game_pk) as games,
  count(*) as row_count,
  safe_divide(count(*), count(distinct f.game_pk)) as rows_per_game
from facts as f
group by f.game_date, f.dataset
order by f.game_date, f.dataset
