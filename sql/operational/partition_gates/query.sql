-- Partitions of a zone that failed its gate, now or once: the given dates, and every one that is held.
-- grain: one row per date
-- parameters: @zone STRING, @game_dates ARRAY<DATE>
-- output: game_date DATE, failed STRING, is_held BOOL, is_accepted BOOL
select
    p.game_date,
    p.failed,
    p.is_held,
    p.is_accepted
from operational.partition_gates as p
where p.zone = @zone and (p.is_held or p.game_date in unnest(@game_dates))
order by p.game_date
