-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.feature_date), interval 366 day) as first_date,
    date_add(max(o.feature_date), interval 366 day) as last_date
  from staging.mlb_features_team_rolling_features_offered as o
);
merge into mlb_features.team_rolling_features as t
using (
  select
    o.feature_date,
    o.team_id,
    o.cutoff_at,
    o.elo_rating,
    o.games_7d,
    o.wins_7d,
    o.runs_scored_7d,
    o.runs_allowed_7d,
    o.games_14d,
    o.wins_14d,
    o.runs_scored_14d,
    o.runs_allowed_14d,
    o.games_30d,
    o.wins_30d,
    o.runs_scored_30d,
    o.runs_allowed_30d,
    o.games_60d,
    o.wins_60d,
    o.runs_scored_60d,
    o.runs_allowed_60d,
    o.games_season,
    o.wins_season,
    o.runs_scored_season,
    o.runs_allowed_season,
    o.home_games_season,
    o.home_run_margin_season,
    o.away_games_season,
    o.away_run_margin_season,
    o.home_total_runs_365d,
    o.home_games_365d,
    o.away_total_runs_365d,
    o.away_games_365d,
    o.plate_appearances_60d,
    o.strikeouts_60d,
    o.walks_60d,
    o.home_runs_60d,
    o.bullpen_pitches_3d,
    o.rest_days,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_features_team_rolling_features_offered as o
  where true
  qualify row_number() over (partition by o.feature_date, o.team_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.feature_date = s.feature_date
  and t.team_id = s.team_id
  and t.feature_date between partition_from and partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    cutoff_at = s.cutoff_at,
    elo_rating = s.elo_rating,
    games_7d = s.games_7d,
    wins_7d = s.wins_7d,
    runs_scored_7d = s.runs_scored_7d,
    runs_allowed_7d = s.runs_allowed_7d,
    games_14d = s.games_14d,
    wins_14d = s.wins_14d,
    runs_scored_14d = s.runs_scored_14d,
    runs_allowed_14d = s.runs_allowed_14d,
    games_30d = s.games_30d,
    wins_30d = s.wins_30d,
    runs_scored_30d = s.runs_scored_30d,
    runs_allowed_30d = s.runs_allowed_30d,
    games_60d = s.games_60d,
    wins_60d = s.wins_60d,
    runs_scored_60d = s.runs_scored_60d,
    runs_allowed_60d = s.runs_allowed_60d,
    games_season = s.games_season,
    wins_season = s.wins_season,
    runs_scored_season = s.runs_scored_season,
    runs_allowed_season = s.runs_allowed_season,
    home_games_season = s.home_games_season,
    home_run_margin_season = s.home_run_margin_season,
    away_games_season = s.away_games_season,
    away_run_margin_season = s.away_run_margin_season,
    home_total_runs_365d = s.home_total_runs_365d,
    home_games_365d = s.home_games_365d,
    away_total_runs_365d = s.away_total_runs_365d,
    away_games_365d = s.away_games_365d,
    plate_appearances_60d = s.plate_appearances_60d,
    strikeouts_60d = s.strikeouts_60d,
    walks_60d = s.walks_60d,
    home_runs_60d = s.home_runs_60d,
    bullpen_pitches_3d = s.bullpen_pitches_3d,
    rest_days = s.rest_days,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (feature_date, team_id, cutoff_at, elo_rating, games_7d, wins_7d, runs_scored_7d, runs_allowed_7d, games_14d, wins_14d, runs_scored_14d, runs_allowed_14d, games_30d, wins_30d, runs_scored_30d, runs_allowed_30d, games_60d, wins_60d, runs_scored_60d, runs_allowed_60d, games_season, wins_season, runs_scored_season, runs_allowed_season, home_games_season, home_run_margin_season, away_games_season, away_run_margin_season, home_total_runs_365d, home_games_365d, away_total_runs_365d, away_games_365d, plate_appearances_60d, strikeouts_60d, walks_60d, home_runs_60d, bullpen_pitches_3d, rest_days, run_id, source, known_at, ingested_at, row_hash)
  values (s.feature_date, s.team_id, s.cutoff_at, s.elo_rating, s.games_7d, s.wins_7d, s.runs_scored_7d, s.runs_allowed_7d, s.games_14d, s.wins_14d, s.runs_scored_14d, s.runs_allowed_14d, s.games_30d, s.wins_30d, s.runs_scored_30d, s.runs_allowed_30d, s.games_60d, s.wins_60d, s.runs_scored_60d, s.runs_allowed_60d, s.games_season, s.wins_season, s.runs_scored_season, s.runs_allowed_season, s.home_games_season, s.home_run_margin_season, s.away_games_season, s.away_run_margin_season, s.home_total_runs_365d, s.home_games_365d, s.away_total_runs_365d, s.away_games_365d, s.plate_appearances_60d, s.strikeouts_60d, s.walks_60d, s.home_runs_60d, s.bullpen_pitches_3d, s.rest_days, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
