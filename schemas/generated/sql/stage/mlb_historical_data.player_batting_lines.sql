-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_player_batting_lines
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.player_id,
  o.team_id,
  o.opponent_team_id,
  o.is_home,
  o.batting_order,
  o.position,
  o.is_starter,
  o.plate_appearances,
  o.at_bats,
  o.runs,
  o.hits,
  o.doubles,
  o.triples,
  o.home_runs,
  o.runs_batted_in,
  o.walks,
  o.intentional_walks,
  o.strikeouts,
  o.hit_by_pitch,
  o.sacrifice_bunts,
  o.sacrifice_flies,
  o.catchers_interference,
  o.stolen_bases,
  o.caught_stealing,
  o.grounded_into_double_play,
  o.left_on_base,
  o.total_bases,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk, o.player_id, o.team_id) - 1, 10000) as batch_number
from staging.mlb_historical_data_player_batting_lines_offered as o
where true
qualify row_number() over (partition by o.game_pk, o.player_id, o.team_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
