-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.game_umpires as t
using staging.mlb_historical_data_game_umpires as s
on t.game_pk = s.game_pk
  and t.position = s.position
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    umpire_id = s.umpire_id,
    umpire_name = s.umpire_name,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, position, umpire_id, umpire_name, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.position, s.umpire_id, s.umpire_name, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
