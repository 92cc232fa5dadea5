-- What do we have of every date: games, grades, pitches, features, predictions, prices?
-- grain: one row per date with games
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today
-- output: game_date DATE, games INT64, complete INT64, called_off INT64, grade_a INT64, grade_b INT64, grade_c INT64,
--   grade_f INT64, ungraded INT64, with_pitches INT64, with_savant INT64, pitches INT64, with_features INT64, predicted INT64,
--   with_prices INT64, collected_at TIMESTAMP
select
  c.game_date,
  c.games,
  c.complete,
  c.called_off,
  c.grade_a,
  c.grade_b,
  c.grade_c,
  c.grade_f,
  c.ungraded,
  c.with_pitches,
  c.with_savant,
  c.pitches,
  c.with_features,
  c.predicted,
  c.with_prices,
  c.collected_at
from operational.daily_coverage as c
where c.game_date between @date_from and @date_to
order by c.game_date
