-- What did the sources answer: responses, failures and sizes by endpoint?
-- grain: one row per source, endpoint and HTTP status
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today
-- output: source STRING, endpoint STRING, http_status INT64, responses INT64, dates INT64, megabytes FLOAT64,
--   stored_megabytes FLOAT64, last_fetched_at TIMESTAMP
select
  o.source,
  o.endpoint,
  o.http_status,
  count(*) as responses,
  count(distinct o.game_date) as dates,
  sum(o.content_bytes) / 1000000 as megabytes,
  sum(o.stored_bytes) / 1000000 as stored_megabytes,
  max(o.fetched_at) as last_fetched_at
from raw_data.raw_objects as o
where o.game_date between @date_from and @date_to
group by o.source, o.endpoint, o.http_status
order by o.source, o.endpoint, o.http_status
