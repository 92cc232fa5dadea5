-- Notes of imports of files in the raw zone, for a rebuild.
-- grain: one row per import
-- parameters: @date_from DATE, @date_to DATE
-- output: object_key STRING, run_id STRING
select
    r.object_key,
    r.run_id
from raw_data.raw_objects as r
where r.game_date between @date_from and @date_to and starts_with(r.endpoint, 'import_')
order by r.fetched_at, r.object_key
