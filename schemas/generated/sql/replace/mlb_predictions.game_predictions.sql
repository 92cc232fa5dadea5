-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_predictions.game_predictions as t
using staging.mlb_predictions_game_predictions as s
on t.game_pk = s.game_pk
  and t.model_system = s.model_system
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    model_version = s.model_version,
    cutoff_at = s.cutoff_at,
    home_team_id = s.home_team_id,
    away_team_id = s.away_team_id,
    home_starter_id = s.home_starter_id,
    away_starter_id = s.away_starter_id,
    home_win_probability = s.home_win_probability,
    elo_home_win_probability = s.elo_home_win_probability,
    expected_home_runs = s.expected_home_runs,
    expected_away_runs = s.expected_away_runs,
    contributions = s.contributions,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, model_system, model_version, cutoff_at, home_team_id, away_team_id, home_starter_id, away_starter_id, home_win_probability, elo_home_win_probability, expected_home_runs, expected_away_runs, contributions, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.model_system, s.model_version, s.cutoff_at, s.home_team_id, s.away_team_id, s.home_starter_id, s.away_starter_id, s.home_win_probability, s.elo_home_win_probability, s.expected_home_runs, s.expected_away_runs, s.contributions, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
