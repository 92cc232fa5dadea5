-- The teams of a season under the newest names they had by then; before its first game those of the season before.
-- grain: one row per team
-- key: team_id
-- parameters: @season INT64
-- output: team_id INT64, name STRING, abbreviation STRING, is_in_division BOOL
select
  teams.team_id,
  teams.name,
  teams.abbreviation,
  teams.division_id is not null as is_in_division
from mlb_historical_data.teams as teams
where teams.season between @season - 1 and @season
qualify row_number() over (partition by teams.team_id order by teams.season desc) = 1
order by teams.team_id
