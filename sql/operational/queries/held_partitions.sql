-- Which dates failed the gate of their zone, which are held and in no feature, and what fell short?
-- grain: one row per zone and date that is held or failed
-- output: zone STRING, game_date DATE, is_held BOOL, is_accepted BOOL, failed STRING, judged_at TIMESTAMP
select
  p.zone,
  p.game_date,
  p.is_held,
  p.is_accepted,
  p.failed,
  p.judged_at
from operational.partition_gates as p
where p.is_held or p.failed is not null
order by p.is_held desc, p.game_date, p.zone
