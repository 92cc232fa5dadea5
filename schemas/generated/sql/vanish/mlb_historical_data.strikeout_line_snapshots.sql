-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_historical_data.strikeout_line_snapshots as t
where t.game_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_strikeout_line_snapshots as s
    where s.game_pk = t.game_pk and s.pitcher_id = t.pitcher_id and s.bookmaker = t.bookmaker and s.line_halves = t.line_halves and s.captured_at = t.captured_at
  );
