-- On which games do the voices (model, Elo, market) disagree most?
-- grain: one row per game of the window, the largest spread first
-- parameters: @date_from DATE, @date_to DATE, @games_max INT64
-- defaults: @date_from = today, @date_to = today + 1, @games_max = 20
-- output: game_date DATE, game_pk INT64, served_probability FLOAT64, elo_probability FLOAT64, market_probability FLOAT64,
--   voices INT64, favour_home INT64, spread FLOAT64, is_unanimous BOOL
select
  a.game_date,
  a.game_pk,
  a.served_probability,
  a.elo_probability,
  a.market_probability,
  a.voices,
  a.favour_home,
  a.spread,
  a.is_unanimous
from mlb_predictions.system_agreement as a
where a.game_date between @date_from and @date_to
qualify row_number() over (order by a.spread desc, a.game_pk) <= @games_max
order by a.spread desc, a.game_pk
