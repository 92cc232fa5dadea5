-- What the warehouse holds of every date: games and how they stand, grades, pitches, features, predictions and prices.
-- It reads no table of pitches: games say how many they had. Filter it by game_date.
-- grain: one row per date with games
-- key: game_date
-- output: game_date DATE, season INT64, games INT64, complete INT64, called_off INT64, grade_a INT64, grade_b INT64,
--   grade_c INT64, grade_f INT64, ungraded INT64, with_pitches INT64, with_savant INT64, pitches INT64, with_features INT64,
--   predicted INT64, with_prices INT64, collected_at TIMESTAMP
create or replace view operational.daily_coverage as
with grades as (
  select
    q.game_pk,
    q.grade
  from operational.latest_quality as q
  where q.game_date >= date '1900-01-01'
),

features as (
  select
    f.game_pk
  from mlb_features.game_features_daily as f
  where f.feature_date >= date '1900-01-01'
),

predicted as (
  select distinct
    p.game_pk
  from mlb_predictions.game_predictions as p
  where p.game_date >= date '1900-01-01' and p.model_system = 'game_outcome'
),

priced as (
  select distinct
    o.game_pk
  from mlb_historical_data.odds_snapshots as o
  where o.game_date >= date '1900-01-01'
),

collected as (
  select
    m.game_date,
    max(m.finished_at) as collected_at
  from operational.run_manifests as m
  where m.game_date >= date '1900-01-01' and m.stage = 'collector' and m.status = 'success'
  group by m.game_date
)

select
  g.game_date,
  max(g.season) as season,
  count(*) as games,
  count(if(g.is_complete, 1, null)) as complete,
  count(if(substr(g.coded_state, 1, 1) in ('D', 'C'), 1, null)) as called_off,
  count(if(q.grade = 'A', 1, null)) as grade_a,
  count(if(q.grade = 'B', 1, null)) as grade_b,
  count(if(q.grade = 'C', 1, null)) as grade_c,
  count(if(q.grade = 'F', 1, null)) as grade_f,
  count(if(g.is_complete and q.grade is null, 1, null)) as ungraded,
  count(if(g.pitches_recorded > 0, 1, null)) as with_pitches,
  count(s.game_pk) as with_savant,
  cast(coalesce(sum(g.pitches_recorded), 0) as int64) as pitches,
  count(f.game_pk) as with_features,
  count(p.game_pk) as predicted,
  count(o.game_pk) as with_prices,
  max(c.collected_at) as collected_at
from mlb_historical_data.games as g
left join grades as q on g.game_pk = q.game_pk
left join mlb_historical_data.savant_games as s on g.game_pk = s.game_pk
left join features as f on g.game_pk = f.game_pk
left join predicted as p on g.game_pk = p.game_pk
left join priced as o on g.game_pk = o.game_pk
left join collected as c on g.game_date = c.game_date
group by g.game_date
