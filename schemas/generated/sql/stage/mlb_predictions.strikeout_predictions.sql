-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_predictions_strikeout_predictions
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.system_id,
  o.pitcher_id,
  o.team_id,
  o.opponent_team_id,
  o.is_home,
  o.model_version,
  o.cutoff_at,
  o.mean_strikeouts,
  o.distribution,
  o.dispersion,
  parse_json(o.over_probabilities) as over_probabilities,
  o.line,
  o.line_source,
  o.line_bookmaker,
  o.line_captured_at,
  o.market_over_probability,
  o.over_probability,
  o.edge,
  o.confidence,
  parse_json(o.red_flags) as red_flags,
  o.recommendation,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk, o.pitcher_id, o.system_id) - 1, 10000) as batch_number
from staging.mlb_predictions_strikeout_predictions_offered as o
where true
qualify row_number() over (partition by o.game_pk, o.pitcher_id, o.system_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
