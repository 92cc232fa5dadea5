-- Which games should be there by now and are not whole: not over, without pitches, without a grade, or without features?
-- A called-off game is whole. Features are asked of games that count (mlb_features/slate_starts).
-- grain: one row per game that lacks something
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today - 1
-- output: game_date DATE, game_pk INT64, coded_state STRING, detailed_state STRING, lacks STRING
with features as (
  select f.game_pk
  from mlb_features.game_features_daily as f
  where f.feature_date between @date_from and @date_to
),

judged as (
  select
    g.game_date,
    g.game_pk,
    g.coded_state,
    g.detailed_state,
    case
      when not g.is_complete then 'its end'
      when g.completed_at is null then 'the moment of its end'
      when coalesce(g.pitches_recorded, 0) = 0 then 'pitches'
      when q.grade is null then 'a grade'
      when q.grade = 'F' then 'an accepted grade'
      when f.game_pk is null and g.game_type in ('R', 'F', 'D', 'L', 'W') then 'features'
    end as lacks
  from mlb_historical_data.games as g
  left join operational.latest_quality as q
    on g.game_pk = q.game_pk and q.game_date >= date '1900-01-01'
  left join features as f on g.game_pk = f.game_pk
  where g.game_date between @date_from and @date_to
    and substr(g.coded_state, 1, 1) not in ('D', 'C')
)

select
  j.game_date,
  j.game_pk,
  j.coded_state,
  j.detailed_state,
  j.lacks
from judged as j
where j.lacks is not null
order by j.game_date, j.game_pk
