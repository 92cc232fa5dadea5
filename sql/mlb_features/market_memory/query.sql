-- What the prices of earlier games tell of the games of some dates, as it is stored.
-- grain: one row per game before which a closing line was known
-- key: game_pk
-- parameters: @date_from DATE, @date_to DATE
-- output: feature_date DATE, game_pk INT64, season INT64, cutoff_at TIMESTAMP, team_moves FLOAT64, starter_moves FLOAT64,
--   closing_ratings FLOAT64
select
  memory.feature_date,
  memory.game_pk,
  memory.season,
  memory.cutoff_at,
  memory.team_moves,
  memory.starter_moves,
  memory.closing_ratings
from mlb_features.market_memory_features as memory
where memory.feature_date between @date_from and @date_to
order by memory.feature_date, memory.game_pk
