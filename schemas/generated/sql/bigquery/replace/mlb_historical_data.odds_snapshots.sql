-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_odds_snapshots_game_dates ARRAY<DATE>
if exists (select 1 from staging.mlb_historical_data_odds_snapshots_offered as o where o.game_date not in unnest(@mlb_historical_data_odds_snapshots_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of mlb_historical_data.odds_snapshots.';
end if;
delete from mlb_historical_data.odds_snapshots as t
where t.game_date in unnest(@mlb_historical_data_odds_snapshots_game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_odds_snapshots_offered as s
    where s.game_pk = t.game_pk and s.market = t.market and s.bookmaker = t.bookmaker and s.captured_at = t.captured_at
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_historical_data_odds_snapshots_offered as o
);
merge into mlb_historical_data.odds_snapshots as t
using (
  select
    o.game_pk,
    o.game_date,
    o.market,
    o.bookmaker,
    o.snapshot_kind,
    o.captured_at,
    o.book_updated_at,
    o.home_price_american,
    o.away_price_american,
    o.total_line,
    o.over_price_american,
    o.under_price_american,
    o.overround,
    o.devig_method,
    o.home_probability,
    o.over_probability,
    o.home_bet_share,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_odds_snapshots_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.market, o.bookmaker, o.captured_at order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.market = s.market
  and t.bookmaker = s.bookmaker
  and t.captured_at = s.captured_at
  and t.game_date between partition_from and partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    snapshot_kind = s.snapshot_kind,
    book_updated_at = s.book_updated_at,
    home_price_american = s.home_price_american,
    away_price_american = s.away_price_american,
    total_line = s.total_line,
    over_price_american = s.over_price_american,
    under_price_american = s.under_price_american,
    overround = s.overround,
    devig_method = s.devig_method,
    home_probability = s.home_probability,
    over_probability = s.over_probability,
    home_bet_share = s.home_bet_share,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, market, bookmaker, snapshot_kind, captured_at, book_updated_at, home_price_american, away_price_american, total_line, over_price_american, under_price_american, overround, devig_method, home_probability, over_probability, home_bet_share, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.market, s.bookmaker, s.snapshot_kind, s.captured_at, s.book_updated_at, s.home_price_american, s.away_price_american, s.total_line, s.over_price_american, s.under_price_american, s.overround, s.devig_method, s.home_probability, s.over_probability, s.home_bet_share, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
