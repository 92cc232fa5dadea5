-- The slate as the operator reads it: who plays, who starts, what is predicted without a market and, at the same cutoff, with the opening line, how it ended.
-- grain: game
-- parameters: @slate_date DATE, @season INT64
-- output: game_pk INT64, game_number INT64, home_team_id INT64, away_team_id INT64, home_abbreviation STRING, away_abbreviation STRING, home_starter_name STRING, away_starter_name STRING, home_win_probability FLOAT64, elo_home_win_probability FLOAT64, open_line_home_win_probability FLOAT64, expected_home_runs FLOAT64, expected_away_runs FLOAT64, model_version STRING, contributions STRING, is_complete BOOL, home_score INT64, away_score INT64
-- A starter of a team we have no game of yet is known by his announcement only.
with announced as (
    select
        a.pitcher_id,
        max(a.pitcher_name) as pitcher_name
    from mlb_historical_data.probable_pitchers as a
    where a.game_date = @slate_date
    group by a.pitcher_id
)

select
    p.game_pk,
    g.game_number,
    p.home_team_id,
    p.away_team_id,
    ht.abbreviation as home_abbreviation,
    awt.abbreviation as away_abbreviation,
    coalesce(hs.full_name, ha.pitcher_name) as home_starter_name,
    coalesce(aws.full_name, aa.pitcher_name) as away_starter_name,
    p.home_win_probability,
    p.elo_home_win_probability,
    priced.home_win_probability as open_line_home_win_probability,
    p.expected_home_runs,
    p.expected_away_runs,
    p.model_version,
    to_json_string(p.contributions) as contributions,
    g.is_complete,
    g.home_score,
    g.away_score
from mlb_predictions.game_predictions as p
inner join mlb_historical_data.games as g on p.game_pk = g.game_pk
left join mlb_predictions.game_predictions as priced
    on p.game_pk = priced.game_pk
    and p.cutoff_at = priced.cutoff_at
    and priced.model_system = 'game_outcome_with_open_line'
    and priced.game_date = @slate_date
left join mlb_historical_data.teams as ht on p.home_team_id = ht.team_id and ht.season = @season
left join mlb_historical_data.teams as awt on p.away_team_id = awt.team_id and awt.season = @season
left join mlb_historical_data.players as hs on p.home_starter_id = hs.player_id
left join mlb_historical_data.players as aws on p.away_starter_id = aws.player_id
left join announced as ha on p.home_starter_id = ha.pitcher_id
left join announced as aa on p.away_starter_id = aa.pitcher_id
where p.game_date = @slate_date and p.model_system = 'game_outcome'
order by g.scheduled_start_at, p.game_pk
