-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_pks ARRAY<INT64>, @date_from DATE, @date_to DATE
delete from mlb_historical_data.strikeout_line_snapshots as t
where t.game_pk in unnest(@game_pks)
  and t.source = 'retrosheet'
  and t.game_date between @date_from and @date_to
;
