-- Successful responses in the raw zone of dates up to one, for a rebuild.
-- grain: one row per archived response
-- parameters: @date_from DATE, @date_to DATE
-- output: object_key STRING, url_path STRING, fetched_at TIMESTAMP, run_id STRING
select
    r.object_key,
    r.url_path,
    r.fetched_at,
    r.run_id
from raw_data.raw_objects as r
where r.game_date between @date_from and @date_to and r.http_status = 200
order by r.fetched_at, r.object_key
