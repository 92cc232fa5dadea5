-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_historical_data.standings as t
where t.as_of_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_standings as s
    where s.team_id = t.team_id and s.season = t.season and s.as_of_date = t.as_of_date
  );
