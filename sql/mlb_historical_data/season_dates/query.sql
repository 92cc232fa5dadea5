-- The dates of one season, when the source was asked for them.
-- grain: season
-- parameters: @season INT64
-- output: season INT64, spring_start DATE, spring_end DATE, regular_start DATE, regular_end DATE, all_star_date DATE, postseason_start DATE, postseason_end DATE
select
    s.season,
    s.spring_start,
    s.spring_end,
    s.regular_start,
    s.regular_end,
    s.all_star_date,
    s.postseason_start,
    s.postseason_end
from mlb_historical_data.seasons as s
where s.season = @season
