-- Does every complete game have its pitches: as many rows as the play-by-play counted, and told by Savant?
-- grain: one row per date with complete games
-- parameters: @date_from DATE, @date_to DATE
-- defaults: @date_from = today - 30, @date_to = today
-- output: game_date DATE, games INT64, without_rows INT64, other_count INT64, by_savant INT64, pitches_counted INT64,
--   pitch_rows INT64, without_speed INT64
with pitches as (
  select
    p.game_pk,
    count(*) as pitch_rows,
    count(p.description) as savant_rows,
    count(if(p.release_speed_mph is null, 1, null)) as without_speed
  from mlb_historical_data.statcast_pitches as p
  where p.game_date between @date_from and @date_to
  group by p.game_pk
)

select
  g.game_date,
  count(*) as games,
  count(if(p.game_pk is null, 1, null)) as without_rows,
  count(if(p.pitch_rows != g.pitches_recorded, 1, null)) as other_count,
  count(if(p.savant_rows > 0, 1, null)) as by_savant,
  cast(coalesce(sum(g.pitches_recorded), 0) as int64) as pitches_counted,
  cast(coalesce(sum(p.pitch_rows), 0) as int64) as pitch_rows,
  cast(coalesce(sum(p.without_speed), 0) as int64) as without_speed
from mlb_historical_data.games as g
left join pitches as p on g.game_pk = p.game_pk
where g.game_date between @date_from and @date_to and g.is_complete
group by g.game_date
order by g.game_date
