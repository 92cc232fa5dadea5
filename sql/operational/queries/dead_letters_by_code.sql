-- What was given up, by stage and error code: how much is open, made good since, replayed, put away?
-- grain: one row per stage and code
-- output: stage STRING, code STRING, error_class STRING, letters INT64, open INT64, resolved INT64, replayed INT64,
--   discarded INT64, first_failed_at TIMESTAMP, last_failed_at TIMESTAMP, example STRING
select
  l.stage,
  l.code,
  l.error_class,
  count(*) as letters,
  count(if(l.status = 'open', 1, null)) as open,
  count(if(l.status = 'resolved', 1, null)) as resolved,
  count(if(l.status = 'replayed', 1, null)) as replayed,
  count(if(l.status = 'discarded', 1, null)) as discarded,
  min(l.failed_at) as first_failed_at,
  max(l.failed_at) as last_failed_at,
  any_value(l.message having max l.failed_at) as example
from operational.letters as l
group by l.stage, l.code, l.error_class
order by open desc, letters desc, l.stage, l.code
