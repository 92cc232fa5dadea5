-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_historical_data.rosters as t
where t.as_of_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_rosters as s
    where s.team_id = t.team_id and s.roster_type = t.roster_type and s.as_of_date = t.as_of_date and s.player_id = t.player_id
  );
