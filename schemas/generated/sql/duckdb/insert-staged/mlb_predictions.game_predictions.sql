-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_predictions.game_predictions (game_pk, game_date, model_system, model_version, cutoff_at, home_team_id, away_team_id, home_starter_id, away_starter_id, home_win_probability, elo_home_win_probability, expected_home_runs, expected_away_runs, contributions, run_id, source, known_at, ingested_at, row_hash)
select
  s.game_pk,
  s.game_date,
  s.model_system,
  s.model_version,
  s.cutoff_at,
  s.home_team_id,
  s.away_team_id,
  s.home_starter_id,
  s.away_starter_id,
  s.home_win_probability,
  s.elo_home_win_probability,
  s.expected_home_runs,
  s.expected_away_runs,
  s.contributions,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_predictions_game_predictions as s;
