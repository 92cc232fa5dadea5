-- How fresh is each table of facts: its newest fact, when that was known, and when we got it?
-- grain: one row per table with rows in the window
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today
-- output: dataset STRING, newest_date DATE, newest_known_at TIMESTAMP, newest_ingested_at TIMESTAMP
with facts as (
  select 'games' as dataset, t.game_date as fact_date, t.known_at, t.ingested_at
  from mlb_historical_data.games as t
  where t.game_date between @date_from and @date_to and t.is_complete
  union all
  select 'player_batting_lines' as dataset, t.game_date as fact_date, t.known_at, t.ingested_at
  from mlb_historical_data.player_batting_lines as t
  where t.game_date between @date_from and @date_to
  union all
  select 'player_pitching_lines' as dataset, t.game_date as fact_date, t.known_at, t.ingested_at
  from mlb_historical_data.player_pitching_lines as t
  where t.game_date between @date_from and @date_to
  union all
  select 'statcast_pitches' as dataset, t.game_date as fact_date, t.known_at, t.ingested_at
  from mlb_historical_data.statcast_pitches as t
  where t.game_date between @date_from and @date_to
  union all
  select 'probable_pitchers' as dataset, t.game_date as fact_date, t.known_at, t.ingested_at
  from mlb_historical_data.probable_pitchers as t
  where t.game_date between @date_from and @date_to
  union all
  select 'odds_snapshots' as dataset, t.game_date as fact_date, t.known_at, t.ingested_at
  from mlb_historical_data.odds_snapshots as t
  where t.game_date between @date_from and @date_to
  union all
  select 'weather_forecasts' as dataset, t.game_date as fact_date, t.known_at, t.ingested_at
  from mlb_historical_data.weather_forecasts as t
  where t.game_date between @date_from and @date_to
  union all
  select 'rosters' as dataset, t.as_of_date as fact_date, t.known_at, t.ingested_at
  from mlb_historical_data.rosters as t
  where t.as_of_date between @date_from and @date_to
  union all
  select 'standings' as dataset, t.as_of_date as fact_date, t.known_at, t.ingested_at
  from mlb_historical_data.standings as t
  where t.as_of_date between @date_from and @date_to
  union all
  select 'game_features_daily' as dataset, t.feature_date as fact_date, t.known_at, t.ingested_at
  from mlb_features.game_features_daily as t
  where t.feature_date between @date_from and @date_to
  union all
  select 'game_predictions' as dataset, t.game_date as fact_date, t.known_at, t.ingested_at
  from mlb_predictions.game_predictions as t
  where t.game_date between @date_from and @date_to
)

select
  f.dataset,
  max(f.fact_date) as newest_date,
  max(f.known_at) as newest_known_at,
  max(f.ingested_at) as newest_ingested_at
from facts as f
group by f.dataset
order by newest_ingested_at, f.dataset
