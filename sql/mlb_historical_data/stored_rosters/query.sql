-- The newest roster of each club between two dates: who need not be asked for again when nothing has moved since.
-- grain: one row per club, kind of roster and man
-- parameters: @team_ids ARRAY<INT64>, @date_from DATE, @date_to DATE
-- output: team_id INT64, as_of_date DATE, roster_type STRING, player_id INT64
select
    r.team_id,
    r.as_of_date,
    r.roster_type,
    r.player_id
from mlb_historical_data.rosters as r
where
    r.team_id in unnest(@team_ids)
    and r.as_of_date between @date_from and @date_to
    and r.roster_type in ('active', '40Man')
qualify r.as_of_date = max(r.as_of_date) over (partition by r.team_id)
order by r.team_id, r.roster_type, r.player_id
