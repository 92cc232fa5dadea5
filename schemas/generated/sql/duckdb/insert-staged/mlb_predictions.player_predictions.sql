-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_predictions.player_predictions (game_pk, game_date, player_id, outcome, team_id, opponent_team_id, is_home, slot, opposing_starter_id, model_version, cutoff_at, expected, at_least_one, at_least_two, run_id, source, known_at, ingested_at, row_hash)
select
  s.game_pk,
  s.game_date,
  s.player_id,
  s.outcome,
  s.team_id,
  s.opponent_team_id,
  s.is_home,
  s.slot,
  s.opposing_starter_id,
  s.model_version,
  s.cutoff_at,
  s.expected,
  s.at_least_one,
  s.at_least_two,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_predictions_player_predictions as s;
