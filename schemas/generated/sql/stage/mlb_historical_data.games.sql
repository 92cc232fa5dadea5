-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace table staging.mlb_historical_data_games
options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day))
as
select
  o.game_pk,
  o.game_date,
  o.season,
  o.game_type,
  o.double_header,
  o.game_number,
  o.day_night,
  o.scheduled_start_at,
  o.is_start_time_tbd,
  o.abstract_state,
  o.coded_state,
  o.detailed_state,
  o.is_complete,
  o.scheduled_innings,
  o.innings_played,
  o.venue_id,
  o.home_team_id,
  o.away_team_id,
  o.home_score,
  o.away_score,
  o.home_starter_id,
  o.away_starter_id,
  o.winning_pitcher_id,
  o.losing_pitcher_id,
  o.save_pitcher_id,
  o.first_pitch_at,
  o.completed_at,
  o.duration_minutes,
  o.attendance,
  o.pitches_recorded,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  div(row_number() over (order by o.game_pk) - 1, 10000) as batch_number
from staging.mlb_historical_data_games_offered as o
where true
qualify row_number() over (partition by o.game_pk order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1;
