-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @game_dates ARRAY<DATE>
delete from mlb_historical_data.odds_snapshots as t
where t.game_date in unnest(@game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_odds_snapshots as s
    where s.game_pk = t.game_pk and s.market = t.market and s.bookmaker = t.bookmaker and s.captured_at = t.captured_at
  );
