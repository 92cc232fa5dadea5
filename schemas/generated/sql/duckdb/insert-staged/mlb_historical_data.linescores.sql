-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.linescores (game_pk, game_date, inning, home_runs, away_runs, home_hits, away_hits, home_errors, away_errors, home_left_on_base, away_left_on_base, run_id, source, known_at, ingested_at, row_hash)
select
  s.game_pk,
  s.game_date,
  s.inning,
  s.home_runs,
  s.away_runs,
  s.home_hits,
  s.away_hits,
  s.home_errors,
  s.away_errors,
  s.home_left_on_base,
  s.away_left_on_base,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_historical_data_linescores as s;
