-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 'mlb_historical_data.statcast_pitches' as table_name
where exists (select 1 from mlb_historical_data.statcast_pitches as t where t.game_pk between $first and $last);
