-- The totals of each team of a game by the box score and by Retrosheet, where the warehouse has both. The two may differ on who was at
-- home: a team is compared with itself.
-- grain: one row per game and team
-- parameters: @date_from DATE, @date_to DATE
-- output: game_pk INT64, game_date DATE, team_id INT64, runs INT64, hits INT64, errors INT64, at_bats INT64, home_runs INT64,
--   walks INT64, strikeouts INT64, retrosheet_runs INT64, retrosheet_hits INT64, retrosheet_errors INT64, retrosheet_at_bats INT64,
--   retrosheet_home_runs INT64, retrosheet_walks INT64, retrosheet_strikeouts INT64
select
  t.game_pk,
  t.game_date,
  t.team_id,
  t.runs,
  t.hits,
  t.errors,
  t.at_bats,
  t.home_runs,
  t.walks,
  t.strikeouts,
  case when t.team_id = r.home_team_id then r.home_score else r.away_score end as retrosheet_runs,
  case when t.team_id = r.home_team_id then r.home_hits else r.away_hits end as retrosheet_hits,
  case when t.team_id = r.home_team_id then r.home_errors else r.away_errors end as retrosheet_errors,
  case when t.team_id = r.home_team_id then r.home_at_bats else r.away_at_bats end as retrosheet_at_bats,
  case when t.team_id = r.home_team_id then r.home_homers else r.away_homers end as retrosheet_home_runs,
  case when t.team_id = r.home_team_id then r.home_walks else r.away_walks end as retrosheet_walks,
  case when t.team_id = r.home_team_id then r.home_strikeouts else r.away_strikeouts end as retrosheet_strikeouts
from mlb_historical_data.retrosheet_games as r
inner join mlb_historical_data.team_game_totals as t on r.game_pk = t.game_pk
where r.game_pk > 0
  and (t.team_id = r.home_team_id or t.team_id = r.away_team_id)
  and r.game_date between @date_from and @date_to
  and t.game_date between @date_from and @date_to
order by t.game_date, t.game_pk, t.team_id
