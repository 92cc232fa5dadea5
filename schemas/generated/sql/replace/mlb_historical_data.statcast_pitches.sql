-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.statcast_pitches as t
using staging.mlb_historical_data_statcast_pitches as s
on t.game_pk = s.game_pk
  and t.at_bat_number = s.at_bat_number
  and t.pitch_number = s.pitch_number
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    inning = s.inning,
    is_top = s.is_top,
    batter_id = s.batter_id,
    pitcher_id = s.pitcher_id,
    batter_side = s.batter_side,
    pitcher_hand = s.pitcher_hand,
    balls = s.balls,
    strikes = s.strikes,
    outs = s.outs,
    pitch_type = s.pitch_type,
    call_code = s.call_code,
    is_strike = s.is_strike,
    is_ball = s.is_ball,
    is_in_play = s.is_in_play,
    release_speed_mph = s.release_speed_mph,
    end_speed_mph = s.end_speed_mph,
    release_spin_rate_rpm = s.release_spin_rate_rpm,
    spin_axis_degrees = s.spin_axis_degrees,
    release_extension_feet = s.release_extension_feet,
    release_x_feet = s.release_x_feet,
    release_z_feet = s.release_z_feet,
    plate_x_feet = s.plate_x_feet,
    plate_z_feet = s.plate_z_feet,
    strike_zone_top_feet = s.strike_zone_top_feet,
    strike_zone_bottom_feet = s.strike_zone_bottom_feet,
    zone = s.zone,
    break_vertical_induced_inches = s.break_vertical_induced_inches,
    break_horizontal_inches = s.break_horizontal_inches,
    plate_time_seconds = s.plate_time_seconds,
    launch_speed_mph = s.launch_speed_mph,
    launch_angle_degrees = s.launch_angle_degrees,
    hit_distance_feet = s.hit_distance_feet,
    trajectory = s.trajectory,
    hardness = s.hardness,
    hit_x = s.hit_x,
    hit_y = s.hit_y,
    event_type = s.event_type,
    is_plate_appearance_end = s.is_plate_appearance_end,
    home_score = s.home_score,
    away_score = s.away_score,
    play_id = s.play_id,
    started_at = s.started_at,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, at_bat_number, pitch_number, inning, is_top, batter_id, pitcher_id, batter_side, pitcher_hand, balls, strikes, outs, pitch_type, call_code, is_strike, is_ball, is_in_play, release_speed_mph, end_speed_mph, release_spin_rate_rpm, spin_axis_degrees, release_extension_feet, release_x_feet, release_z_feet, plate_x_feet, plate_z_feet, strike_zone_top_feet, strike_zone_bottom_feet, zone, break_vertical_induced_inches, break_horizontal_inches, plate_time_seconds, launch_speed_mph, launch_angle_degrees, hit_distance_feet, trajectory, hardness, hit_x, hit_y, event_type, is_plate_appearance_end, home_score, away_score, play_id, started_at, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.at_bat_number, s.pitch_number, s.inning, s.is_top, s.batter_id, s.pitcher_id, s.batter_side, s.pitcher_hand, s.balls, s.strikes, s.outs, s.pitch_type, s.call_code, s.is_strike, s.is_ball, s.is_in_play, s.release_speed_mph, s.end_speed_mph, s.release_spin_rate_rpm, s.spin_axis_degrees, s.release_extension_feet, s.release_x_feet, s.release_z_feet, s.plate_x_feet, s.plate_z_feet, s.strike_zone_top_feet, s.strike_zone_bottom_feet, s.zone, s.break_vertical_induced_inches, s.break_horizontal_inches, s.plate_time_seconds, s.launch_speed_mph, s.launch_angle_degrees, s.hit_distance_feet, s.trajectory, s.hardness, s.hit_x, s.hit_y, s.event_type, s.is_plate_appearance_end, s.home_score, s.away_score, s.play_id, s.started_at, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
