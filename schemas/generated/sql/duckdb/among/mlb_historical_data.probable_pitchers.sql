-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.probable_pitchers' as table_name
where exists (select 1 from mlb_historical_data.probable_pitchers as t where t.game_pk between $first and $last);
