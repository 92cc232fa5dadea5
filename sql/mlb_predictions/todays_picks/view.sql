-- The picks of the newest predicted date: who is favoured, by how much, and how the game stands. Without a clock: on a day off it
-- shows the slate before it, and says its date. The pick is that of the variant without a market; beside it stands what the variant with the opening line
-- said of the same moment, null where it said nothing. Which of them a request meets is the API's to say.
-- grain: one row per game
-- key: game_pk
-- output: game_date DATE, game_pk INT64, game_number INT64, scheduled_start_at TIMESTAMP, away_team STRING, home_team STRING,
--   pick STRING, pick_probability FLOAT64, home_win_probability FLOAT64, elo_home_win_probability FLOAT64,
--   expected_away_runs FLOAT64, expected_home_runs FLOAT64, model_version STRING, detailed_state STRING, is_complete BOOL,
--   away_score INT64, home_score INT64, is_right BOOL, with_open_line_home_win_probability FLOAT64,
--   with_open_line_model_version STRING
create or replace view mlb_predictions.todays_picks as
with slate as (
  select
    p.game_pk,
    p.game_date,
    p.cutoff_at,
    p.home_team_id,
    p.away_team_id,
    p.home_win_probability,
    p.elo_home_win_probability,
    p.expected_home_runs,
    p.expected_away_runs,
    p.model_version
  from mlb_predictions.game_predictions as p
  where p.game_date >= date '1900-01-01' and p.model_system = 'game_outcome'
  qualify p.game_date = max(p.game_date) over ()
),

with_open_line as (
  select
    o.game_pk,
    o.cutoff_at,
    o.home_win_probability,
    o.model_version
  from mlb_predictions.game_predictions as o
  where o.game_date >= date '1900-01-01' and o.model_system = 'game_outcome_with_open_line'
),

named as (
  select
    s.game_pk,
    coalesce(h.abbreviation, cast(s.home_team_id as string)) as home_team,
    coalesce(a.abbreviation, cast(s.away_team_id as string)) as away_team
  from slate as s
  left join mlb_historical_data.teams as h
    on s.home_team_id = h.team_id and extract(year from s.game_date) = h.season
  left join mlb_historical_data.teams as a
    on s.away_team_id = a.team_id and extract(year from s.game_date) = a.season
)

select
  s.game_date,
  s.game_pk,
  g.game_number,
  g.scheduled_start_at,
  n.away_team,
  n.home_team,
  if(s.home_win_probability > 0.5, n.home_team, n.away_team) as pick,
  greatest(s.home_win_probability, 1 - s.home_win_probability) as pick_probability,
  s.home_win_probability,
  s.elo_home_win_probability,
  s.expected_away_runs,
  s.expected_home_runs,
  s.model_version,
  g.detailed_state,
  g.is_complete,
  g.away_score,
  g.home_score,
  -- A tie has no winner.
  if(
    g.is_complete and g.home_score <> g.away_score,
    (s.home_win_probability > 0.5) = (g.home_score > g.away_score),
    null
  ) as is_right,
  o.home_win_probability as with_open_line_home_win_probability,
  o.model_version as with_open_line_model_version
from slate as s
inner join named as n on s.game_pk = n.game_pk
left join with_open_line as o on s.game_pk = o.game_pk and s.cutoff_at = o.cutoff_at
left join mlb_historical_data.games as g on s.game_pk = g.game_pk
