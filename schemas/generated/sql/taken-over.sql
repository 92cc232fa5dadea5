-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @date_from DATE, @date_to DATE
-- output: game_pk INT64
select distinct s.game_pk
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
order by s.game_pk;
