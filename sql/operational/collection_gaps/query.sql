-- Dates of the look-back window that are known and finished: every listed game is complete, postponed or cancelled, or the
-- date was collected and had no games. A date of the window that is missing here is a gap.
-- grain: game date
-- parameters: @date_from DATE, @date_to DATE
-- output: game_date DATE
with listed as (
    select
        g.game_date,
        logical_and(g.is_complete or g.coded_state in ('D', 'C')) as is_finished
    from mlb_historical_data.games as g
    where g.game_date between @date_from and @date_to
    group by g.game_date
),

collected as (
    select m.game_date
    from operational.run_manifests as m
    where
        m.game_date between @date_from and @date_to
        and m.stage = 'collector'
        and m.status = 'success'
        -- A morning schedule lists no result: only a collection after the date is over proves an empty date empty.
        and m.finished_at > timestamp_add(timestamp(m.game_date), interval 36 hour)
    group by m.game_date
)

select l.game_date
from listed as l
where l.is_finished

union distinct

select c.game_date
from collected as c
left join listed as l on c.game_date = l.game_date
where l.game_date is null
