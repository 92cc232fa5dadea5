-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @date_from DATE, @date_to DATE
-- output: game_pk INT64, taken_by INT64
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
  and s.game_date between @date_from and @date_to
  and g.game_date between @date_from and @date_to
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
  and o.game_date between @date_from and @date_to
  and g.game_date between @date_from and @date_to
group by o.game_pk
order by game_pk;
