-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_historical_data.retrosheet_games as t
where t.game_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_retrosheet_games as s
    where s.game_pk = t.game_pk
  );
