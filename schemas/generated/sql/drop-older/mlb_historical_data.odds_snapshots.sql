-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @stand_in INT64, @game_pk INT64, @date_from DATE, @date_to DATE
delete from mlb_historical_data.odds_snapshots as t
where t.game_pk in (@stand_in, @game_pk)
  and t.game_date between @date_from and @date_to
  and exists (
    select 1
    from mlb_historical_data.odds_snapshots as o
    where o.game_pk in (@stand_in, @game_pk)
      and o.game_pk <> t.game_pk
      and o.market = t.market
      and o.bookmaker = t.bookmaker
      and o.captured_at = t.captured_at
      and o.game_date between @date_from and @date_to
      and (o.ingested_at > t.ingested_at or (o.ingested_at = t.ingested_at and o.game_pk > t.game_pk))
  );
