-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_predictions_player_predictions
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.player_id,
  o.outcome,
  o.team_id,
  o.opponent_team_id,
  o.is_home,
  o.slot,
  o.opposing_starter_id,
  o.model_version,
  o.cutoff_at,
  o.expected,
  o.at_least_one,
  o.at_least_two,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk, o.player_id, o.outcome) - 1, 10000) as batch_number
from staging.mlb_predictions_player_predictions_offered as o
where true
qualify row_number() over (partition by o.game_pk, o.player_id, o.outcome order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
