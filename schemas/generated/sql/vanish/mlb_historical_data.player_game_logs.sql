-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_historical_data.player_game_logs as t
where t.game_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_player_game_logs as s
    where s.player_id = t.player_id and s.game_pk = t.game_pk and s.stat_group = t.stat_group
  );
