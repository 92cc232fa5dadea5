-- Pitches by date and type code; null where none is known.
-- grain: one row per date, teller and pitch type
-- parameters: @date_from DATE, @date_to DATE
-- output: game_date DATE, is_savant BOOL, pitch_type STRING, pitches INT64
select
    p.game_date,
    p.description is not null as is_savant,
    p.pitch_type,
    count(*) as pitches
from mlb_historical_data.statcast_pitches as p
where p.game_date between @date_from and @date_to
group by p.game_date, is_savant, p.pitch_type
order by p.game_date, is_savant, p.pitch_type
