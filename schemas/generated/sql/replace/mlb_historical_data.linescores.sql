-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.linescores as t
using staging.mlb_historical_data_linescores as s
on t.game_pk = s.game_pk
  and t.inning = s.inning
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    home_runs = s.home_runs,
    away_runs = s.away_runs,
    home_hits = s.home_hits,
    away_hits = s.away_hits,
    home_errors = s.home_errors,
    away_errors = s.away_errors,
    home_left_on_base = s.home_left_on_base,
    away_left_on_base = s.away_left_on_base,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, inning, home_runs, away_runs, home_hits, away_hits, home_errors, away_errors, home_left_on_base, away_left_on_base, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.inning, s.home_runs, s.away_runs, s.home_hits, s.away_hits, s.home_errors, s.away_errors, s.home_left_on_base, s.away_left_on_base, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
