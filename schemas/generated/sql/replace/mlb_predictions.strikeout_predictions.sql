-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_predictions.strikeout_predictions as t
using staging.mlb_predictions_strikeout_predictions as s
on t.game_pk = s.game_pk
  and t.pitcher_id = s.pitcher_id
  and t.system_id = s.system_id
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    team_id = s.team_id,
    opponent_team_id = s.opponent_team_id,
    is_home = s.is_home,
    model_version = s.model_version,
    cutoff_at = s.cutoff_at,
    mean_strikeouts = s.mean_strikeouts,
    distribution = s.distribution,
    dispersion = s.dispersion,
    over_probabilities = s.over_probabilities,
    line = s.line,
    line_source = s.line_source,
    line_bookmaker = s.line_bookmaker,
    line_captured_at = s.line_captured_at,
    market_over_probability = s.market_over_probability,
    over_probability = s.over_probability,
    edge = s.edge,
    confidence = s.confidence,
    red_flags = s.red_flags,
    recommendation = s.recommendation,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, system_id, pitcher_id, team_id, opponent_team_id, is_home, model_version, cutoff_at, mean_strikeouts, distribution, dispersion, over_probabilities, line, line_source, line_bookmaker, line_captured_at, market_over_probability, over_probability, edge, confidence, red_flags, recommendation, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.system_id, s.pitcher_id, s.team_id, s.opponent_team_id, s.is_home, s.model_version, s.cutoff_at, s.mean_strikeouts, s.distribution, s.dispersion, s.over_probabilities, s.line, s.line_source, s.line_bookmaker, s.line_captured_at, s.market_over_probability, s.over_probability, s.edge, s.confidence, s.red_flags, s.recommendation, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
