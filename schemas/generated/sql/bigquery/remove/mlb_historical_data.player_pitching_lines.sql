-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_player_pitching_lines_source STRING, @mlb_historical_data_player_pitching_lines_row_keys ARRAY<STRING>, @mlb_historical_data_player_pitching_lines_date_from DATE, @mlb_historical_data_player_pitching_lines_date_to DATE
delete from mlb_historical_data.player_pitching_lines as t
where t.source = @mlb_historical_data_player_pitching_lines_source
  and t.game_pk < 0
  and t.game_date between @mlb_historical_data_player_pitching_lines_date_from and @mlb_historical_data_player_pitching_lines_date_to
  and concat(cast(t.game_pk as string), '/', cast(t.player_id as string), '/', cast(t.team_id as string)) in unnest(@mlb_historical_data_player_pitching_lines_row_keys);
