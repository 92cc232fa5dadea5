-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_predictions.strikeout_predictions (game_pk, game_date, system_id, pitcher_id, team_id, opponent_team_id, is_home, model_version, cutoff_at, mean_strikeouts, distribution, dispersion, over_probabilities, line, line_source, over_probability, edge, confidence, red_flags, recommendation, run_id, source, known_at, ingested_at, row_hash)
select
  s.game_pk,
  s.game_date,
  s.system_id,
  s.pitcher_id,
  s.team_id,
  s.opponent_team_id,
  s.is_home,
  s.model_version,
  s.cutoff_at,
  s.mean_strikeouts,
  s.distribution,
  s.dispersion,
  s.over_probabilities,
  s.line,
  s.line_source,
  s.over_probability,
  s.edge,
  s.confidence,
  s.red_flags,
  s.recommendation,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_predictions_strikeout_predictions as s;
