-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @take_over_from DATE, @take_over_to DATE
set (partition_from, partition_to) = (@take_over_from, @take_over_to);
create temp table taken_over as
select s.game_pk, min(g.game_pk) as taken_by
from mlb_historical_data.games as s
inner join mlb_historical_data.games as g
  on g.game_date = s.game_date
  and g.game_number = s.game_number
  and (
    (g.home_team_id = s.home_team_id and g.away_team_id = s.away_team_id)
    or (g.home_team_id = s.away_team_id and g.away_team_id = s.home_team_id)
  )
where s.game_pk < 0
  and g.game_pk > 0
  and g.coded_state not in ('C', 'D')
  and s.game_date between partition_from and partition_to
  and g.game_date between partition_from and partition_to
group by s.game_pk
union all
select o.game_pk, min(g.game_pk) as taken_by
from mlb_historical_data.odds_snapshots as o
inner join mlb_historical_data.games as g on g.game_date = o.game_date and o.game_pk = -(extract(year from g.game_date) * 100000000 + extract(month from g.game_date) * 1000000 + extract(day from g.game_date) * 10000 + least(g.home_team_id, g.away_team_id) * 10 + g.game_number)
left join mlb_historical_data.games as s on s.game_pk = o.game_pk
where o.game_pk < 0
  and s.game_pk is null
  and g.game_pk > 0
  and g.coded_state not in ('C', 'D')
  and o.game_date between partition_from and partition_to
  and g.game_date between partition_from and partition_to
group by o.game_pk;
if exists (select 1 from taken_over) then
delete from mlb_historical_data.games as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
;
delete from mlb_historical_data.game_occurrences as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
;
delete from mlb_historical_data.linescores as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
  and t.game_date between partition_from and partition_to
;
delete from mlb_historical_data.player_batting_lines as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
  and t.game_date between partition_from and partition_to
;
delete from mlb_historical_data.player_pitching_lines as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
  and t.game_date between partition_from and partition_to
;
delete from mlb_historical_data.team_game_totals as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
  and t.game_date between partition_from and partition_to
;
delete from mlb_historical_data.statcast_pitches as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
  and t.game_date between partition_from and partition_to
;
delete from mlb_historical_data.savant_games as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
;
delete from mlb_historical_data.probable_pitchers as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
  and t.game_date between partition_from and partition_to
;
delete from mlb_historical_data.game_umpires as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
  and t.game_date between partition_from and partition_to
;
delete from mlb_historical_data.game_weather as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
  and t.game_date between partition_from and partition_to
;
merge into mlb_historical_data.retrosheet_games as t
using (
  select r.game_pk
  from mlb_historical_data.retrosheet_games as r
  inner join (
    select g.game_pk, g.taken_by from taken_over as g
    union distinct
    select g.taken_by as game_pk, g.taken_by from taken_over as g
  ) as b on b.game_pk = r.game_pk
  where true
  and r.game_date between partition_from and partition_to
  qualify row_number() over (partition by b.taken_by order by r.ingested_at desc, r.game_pk desc) > 1
) as s
on t.game_pk = s.game_pk
  and t.game_date between partition_from and partition_to
when matched then
  delete;
update mlb_historical_data.retrosheet_games as t
set game_pk = g.taken_by
from taken_over as g
where t.game_pk = g.game_pk
  and t.game_date between partition_from and partition_to
;
delete from mlb_historical_data.player_game_logs as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
  and t.game_date between partition_from and partition_to
;
merge into mlb_historical_data.odds_snapshots as t
using (
  select r.game_pk, r.market, r.bookmaker, r.captured_at
  from mlb_historical_data.odds_snapshots as r
  inner join (
    select g.game_pk, g.taken_by from taken_over as g
    union distinct
    select g.taken_by as game_pk, g.taken_by from taken_over as g
  ) as b on b.game_pk = r.game_pk
  where true
  and r.game_date between partition_from and partition_to
  qualify row_number() over (partition by b.taken_by, r.market, r.bookmaker, r.captured_at order by r.ingested_at desc, r.game_pk desc) > 1
) as s
on t.game_pk = s.game_pk and t.market = s.market and t.bookmaker = s.bookmaker and t.captured_at = s.captured_at
  and t.game_date between partition_from and partition_to
when matched then
  delete;
update mlb_historical_data.odds_snapshots as t
set game_pk = g.taken_by
from taken_over as g
where t.game_pk = g.game_pk
  and t.game_date between partition_from and partition_to
;
delete from mlb_historical_data.strikeout_line_snapshots as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
  and t.game_date between partition_from and partition_to
;
delete from mlb_historical_data.weather_forecasts as t
where t.game_pk in (select g.game_pk from taken_over as g)
  and t.source = 'retrosheet'
  and t.game_date between partition_from and partition_to
;
end if;
