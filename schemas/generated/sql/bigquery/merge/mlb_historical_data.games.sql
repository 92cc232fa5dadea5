-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
merge into mlb_historical_data.games as t
using (
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
    o.row_hash
  from staging.mlb_historical_data_games_offered as o
  where true
  qualify row_number() over (partition by o.game_pk order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    season = s.season,
    game_type = s.game_type,
    double_header = s.double_header,
    game_number = s.game_number,
    day_night = s.day_night,
    scheduled_start_at = s.scheduled_start_at,
    is_start_time_tbd = s.is_start_time_tbd,
    abstract_state = s.abstract_state,
    coded_state = s.coded_state,
    detailed_state = s.detailed_state,
    is_complete = s.is_complete,
    scheduled_innings = s.scheduled_innings,
    innings_played = s.innings_played,
    venue_id = s.venue_id,
    home_team_id = s.home_team_id,
    away_team_id = s.away_team_id,
    home_score = s.home_score,
    away_score = s.away_score,
    home_starter_id = s.home_starter_id,
    away_starter_id = s.away_starter_id,
    winning_pitcher_id = s.winning_pitcher_id,
    losing_pitcher_id = s.losing_pitcher_id,
    save_pitcher_id = s.save_pitcher_id,
    first_pitch_at = s.first_pitch_at,
    completed_at = s.completed_at,
    duration_minutes = s.duration_minutes,
    attendance = s.attendance,
    pitches_recorded = s.pitches_recorded,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, season, game_type, double_header, game_number, day_night, scheduled_start_at, is_start_time_tbd, abstract_state, coded_state, detailed_state, is_complete, scheduled_innings, innings_played, venue_id, home_team_id, away_team_id, home_score, away_score, home_starter_id, away_starter_id, winning_pitcher_id, losing_pitcher_id, save_pitcher_id, first_pitch_at, completed_at, duration_minutes, attendance, pitches_recorded, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.season, s.game_type, s.double_header, s.game_number, s.day_night, s.scheduled_start_at, s.is_start_time_tbd, s.abstract_state, s.coded_state, s.detailed_state, s.is_complete, s.scheduled_innings, s.innings_played, s.venue_id, s.home_team_id, s.away_team_id, s.home_score, s.away_score, s.home_starter_id, s.away_starter_id, s.winning_pitcher_id, s.losing_pitcher_id, s.save_pitcher_id, s.first_pitch_at, s.completed_at, s.duration_minutes, s.attendance, s.pitches_recorded, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
