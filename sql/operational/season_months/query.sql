-- What the complete games of the regular season come to, season by season and month by month, up to a date.
-- grain: one row per season and month
-- parameters: @season_from INT64, @date_to DATE
-- output: season INT64, month INT64, games INT64, runs INT64, home_wins INT64, games_with_pitches INT64, pitches INT64
with played as (
  select
    g.season,
    extract(month from g.game_date) as month,
    g.home_score + g.away_score as runs,
    case when g.home_score > g.away_score then 1 else 0 end as home_wins,
    case when g.pitches_recorded > 0 then g.pitches_recorded else 0 end as pitches
  from mlb_historical_data.games as g
  where g.season >= @season_from
    and g.game_date <= @date_to
    and g.game_type = 'R'
    and g.is_complete
    and g.home_score is not null
    and g.away_score is not null
)

select
  p.season,
  p.month,
  count(*) as games,
  sum(p.runs) as runs,
  sum(p.home_wins) as home_wins,
  sum(case when p.pitches > 0 then 1 else 0 end) as games_with_pitches,
  sum(p.pitches) as pitches
from played as p
group by p.season, p.month
order by p.season, p.month
