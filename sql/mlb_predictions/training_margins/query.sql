-- What both teams of a finished game did at bat, from their players' lines where there are any, else from the team's totals.
-- grain: one row per game and side
-- parameters: @date_from DATE, @date_to DATE
-- output: game_pk INT64, is_home BOOL, plate_appearances INT64, at_bats INT64, hits INT64, doubles INT64, triples INT64,
--   home_runs INT64, walks INT64, intentional_walks INT64, hit_by_pitch INT64, strikeouts INT64, stolen_bases INT64,
--   caught_stealing INT64
with of_lines as (
  select
    lines.game_pk,
    lines.is_home,
    cast(sum(lines.plate_appearances) as int64) as plate_appearances,
    cast(sum(lines.at_bats) as int64) as at_bats,
    cast(sum(lines.hits) as int64) as hits,
    cast(sum(lines.doubles) as int64) as doubles,
    cast(sum(lines.triples) as int64) as triples,
    cast(sum(lines.home_runs) as int64) as home_runs,
    cast(sum(lines.walks) as int64) as walks,
    cast(sum(lines.intentional_walks) as int64) as intentional_walks,
    cast(sum(lines.hit_by_pitch) as int64) as hit_by_pitch,
    cast(sum(lines.strikeouts) as int64) as strikeouts,
    cast(sum(lines.stolen_bases) as int64) as stolen_bases,
    cast(sum(lines.caught_stealing) as int64) as caught_stealing
  from mlb_historical_data.player_batting_lines as lines
  where lines.game_date between @date_from and @date_to
  group by lines.game_pk, lines.is_home
)

select
  of_lines.game_pk,
  of_lines.is_home,
  of_lines.plate_appearances,
  of_lines.at_bats,
  of_lines.hits,
  of_lines.doubles,
  of_lines.triples,
  of_lines.home_runs,
  of_lines.walks,
  of_lines.intentional_walks,
  of_lines.hit_by_pitch,
  of_lines.strikeouts,
  of_lines.stolen_bases,
  of_lines.caught_stealing
from of_lines
union all
select
  totals.game_pk,
  totals.is_home,
  totals.plate_appearances,
  totals.at_bats,
  totals.hits,
  totals.doubles,
  totals.triples,
  totals.home_runs,
  totals.walks,
  0 as intentional_walks,
  totals.hit_by_pitch,
  totals.strikeouts,
  totals.stolen_bases,
  0 as caught_stealing
from mlb_historical_data.team_game_totals as totals
left join of_lines
  on totals.game_pk = of_lines.game_pk and totals.is_home = of_lines.is_home
where totals.game_date between @date_from and @date_to
  and of_lines.game_pk is null
order by game_pk, is_home
