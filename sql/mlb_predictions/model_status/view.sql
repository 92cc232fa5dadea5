-- What became of every version of a prediction system that was trained: served now, replaced by a newer one, rolled back, or kept back;
-- since when, by whom and why. A version that was deployed before moves were remembered counts as replaced.
-- grain: one row per system and version
-- key: model_system, model_version
-- output: model_system STRING, model_version STRING, decision STRING, status STRING, status_since TIMESTAMP, status_by STRING,
--   status_reason STRING, times_served INT64
create or replace view mlb_predictions.model_status as
with touched as (
  select
    arrivals.model_system,
    arrivals.to_version as model_version,
    arrivals.moved_at,
    arrivals.moved_by,
    arrivals.reason,
    'current' as status,
    1 as arrivals
  from mlb_predictions.model_moves as arrivals
  union all
  select
    departures.model_system,
    departures.from_version as model_version,
    departures.moved_at,
    departures.moved_by,
    departures.reason,
    if(departures.action = 'rolled_back', 'rolled_back', 'replaced') as status,
    0 as arrivals
  from mlb_predictions.model_moves as departures
  where departures.from_version is not null
),

numbered as (
  select
    touched.model_system,
    touched.model_version,
    touched.moved_at,
    touched.moved_by,
    touched.reason,
    touched.status,
    sum(touched.arrivals) over (partition by touched.model_system, touched.model_version) as times_served,
    row_number() over (
      partition by touched.model_system, touched.model_version
      order by touched.moved_at desc, touched.arrivals desc
    ) as newness
  from touched
)

select
  versions.model_system,
  versions.model_version,
  versions.decision,
  coalesce(newest.status, if(versions.decision = 'deployed', 'replaced', 'kept')) as status,
  coalesce(newest.moved_at, versions.trained_at) as status_since,
  coalesce(newest.moved_by, versions.source) as status_by,
  coalesce(newest.reason, versions.reason) as status_reason,
  coalesce(newest.times_served, 0) as times_served
from mlb_predictions.model_registry as versions
left join numbered as newest
  on versions.model_system = newest.model_system
  and versions.model_version = newest.model_version
  and newest.newness = 1
