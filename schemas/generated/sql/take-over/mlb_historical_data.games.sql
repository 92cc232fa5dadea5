-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_pks ARRAY<INT64>
delete from mlb_historical_data.games as t
where t.game_pk in unnest(@game_pks)
  and t.source = 'retrosheet'
;
