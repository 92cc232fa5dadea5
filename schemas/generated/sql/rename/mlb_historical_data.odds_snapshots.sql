-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @stand_in INT64, @game_pk INT64, @date_from DATE, @date_to DATE
update mlb_historical_data.odds_snapshots as t
set game_pk = @game_pk
where t.game_pk = @stand_in
  and t.game_date between @date_from and @date_to;
