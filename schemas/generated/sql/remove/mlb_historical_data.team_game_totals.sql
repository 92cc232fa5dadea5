-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @source STRING, @row_keys ARRAY<STRING>, @date_from DATE, @date_to DATE
delete from mlb_historical_data.team_game_totals as t
where t.source = @source
  and t.game_pk < 0
  and t.game_date between @date_from and @date_to
  and concat(cast(t.game_pk as string), '/', cast(t.team_id as string)) in unnest(@row_keys);
