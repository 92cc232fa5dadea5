-- Dates of a window that were collected, and when that was done last.
-- grain: game date
-- parameters: @date_from DATE, @date_to DATE
-- output: game_date DATE, collected_at TIMESTAMP
select
    m.game_date,
    max(m.finished_at) as collected_at
from operational.run_manifests as m
where
    m.game_date between @date_from and @date_to
    and m.stage = 'collector'
    and m.status = 'success'
group by m.game_date
order by m.game_date
