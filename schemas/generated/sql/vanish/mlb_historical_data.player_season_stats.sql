-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_historical_data.player_season_stats as t
where t.as_of_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_player_season_stats as s
    where s.player_id = t.player_id and s.season = t.season and s.game_type = t.game_type and s.stat_group = t.stat_group and s.as_of_date = t.as_of_date
  );
