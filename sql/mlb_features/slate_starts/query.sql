-- How many games the dates have and when the first one is to begin. A time that is not decided yet is no start.
-- grain: one row per date with games that count and are neither cancelled nor postponed
-- key: game_date
-- parameters: @dates ARRAY<DATE>
-- output: game_date DATE, games INT64, first_start_at TIMESTAMP
select
  scheduled.game_date,
  count(scheduled.game_pk) as games,
  min(if(scheduled.is_start_time_tbd, null, scheduled.scheduled_start_at)) as first_start_at
from mlb_historical_data.games as scheduled
where scheduled.game_date in unnest(@dates)
  and scheduled.game_type in ('R', 'F', 'D', 'L', 'W')
  and scheduled.coded_state not in ('C', 'D')
group by scheduled.game_date
order by scheduled.game_date
