-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_historical_data_strikeout_line_snapshots_offered as o
);
merge into mlb_historical_data.strikeout_line_snapshots as t
using (
  select
    o.game_pk,
    o.game_date,
    o.pitcher_id,
    o.bookmaker,
    o.captured_at,
    o.line,
    o.line_halves,
    o.over_price_american,
    o.under_price_american,
    o.overround,
    o.devig_method,
    o.over_probability,
    o.books,
    o.is_main,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_strikeout_line_snapshots_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.pitcher_id, o.bookmaker, o.line_halves, o.captured_at order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.pitcher_id = s.pitcher_id
  and t.bookmaker = s.bookmaker
  and t.line_halves = s.line_halves
  and t.captured_at = s.captured_at
  and t.game_date between partition_from and partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    line = s.line,
    over_price_american = s.over_price_american,
    under_price_american = s.under_price_american,
    overround = s.overround,
    devig_method = s.devig_method,
    over_probability = s.over_probability,
    books = s.books,
    is_main = s.is_main,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, pitcher_id, bookmaker, captured_at, line, line_halves, over_price_american, under_price_american, overround, devig_method, over_probability, books, is_main, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.pitcher_id, s.bookmaker, s.captured_at, s.line, s.line_halves, s.over_price_american, s.under_price_american, s.overround, s.devig_method, s.over_probability, s.books, s.is_main, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
