-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_predictions_game_predictions
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.model_system,
  o.model_version,
  o.cutoff_at,
  o.home_team_id,
  o.away_team_id,
  o.home_starter_id,
  o.away_starter_id,
  o.home_win_probability,
  o.elo_home_win_probability,
  o.expected_home_runs,
  o.expected_away_runs,
  parse_json(o.contributions) as contributions,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk, o.model_system) - 1, 10000) as batch_number
from staging.mlb_predictions_game_predictions_offered as o
where true
qualify row_number() over (partition by o.game_pk, o.model_system order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
