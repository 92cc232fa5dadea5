-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_player_pitching_lines
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.player_id,
  o.team_id,
  o.opponent_team_id,
  o.is_home,
  o.appearance_order,
  o.is_starter,
  o.outs_recorded,
  o.batters_faced,
  o.pitches,
  o.strikes,
  o.hits,
  o.runs,
  o.earned_runs,
  o.walks,
  o.intentional_walks,
  o.strikeouts,
  o.home_runs,
  o.hit_batters,
  o.wild_pitches,
  o.balks,
  o.inherited_runners,
  o.inherited_runners_scored,
  o.ground_outs,
  o.air_outs,
  o.decision,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk, o.player_id, o.team_id) - 1, 10000) as batch_number
from staging.mlb_historical_data_player_pitching_lines_offered as o
where true
qualify row_number() over (partition by o.game_pk, o.player_id, o.team_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
