-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_team_game_totals
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.team_id,
  o.opponent_team_id,
  o.is_home,
  o.runs,
  o.runs_allowed,
  o.hits,
  o.errors,
  o.at_bats,
  o.plate_appearances,
  o.doubles,
  o.triples,
  o.home_runs,
  o.walks,
  o.strikeouts,
  o.hit_by_pitch,
  o.stolen_bases,
  o.left_on_base,
  o.pitches_thrown,
  o.batters_faced,
  o.pitching_strikeouts,
  o.pitching_walks,
  o.pitching_home_runs,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk, o.team_id) - 1, 10000) as batch_number
from staging.mlb_historical_data_team_game_totals_offered as o
where true
qualify row_number() over (partition by o.game_pk, o.team_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
