-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_historical_data.statcast_pitches as t
where t.game_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_statcast_pitches as s
    where s.game_pk = t.game_pk and s.at_bat_number = t.at_bat_number and s.pitch_number = t.pitch_number
  );
