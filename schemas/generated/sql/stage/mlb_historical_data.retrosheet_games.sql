-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_retrosheet_games
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.retrosheet_game_id,
  o.park_id,
  o.home_team_code,
  o.away_team_code,
  o.retrosheet_number,
  o.completed_on,
  o.home_team_id,
  o.away_team_id,
  o.logged_home_team_id,
  o.home_score,
  o.away_score,
  o.home_hits,
  o.away_hits,
  o.home_errors,
  o.away_errors,
  o.home_at_bats,
  o.away_at_bats,
  o.home_homers,
  o.away_homers,
  o.home_walks,
  o.away_walks,
  o.home_strikeouts,
  o.away_strikeouts,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk) - 1, 10000) as batch_number
from staging.mlb_historical_data_retrosheet_games_offered as o
where true
qualify row_number() over (partition by o.game_pk order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
