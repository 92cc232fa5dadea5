-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.game_umpires (game_pk, game_date, position, umpire_id, umpire_name, run_id, source, known_at, ingested_at, row_hash)
select
  s.game_pk,
  s.game_date,
  s.position,
  s.umpire_id,
  s.umpire_name,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_historical_data_game_umpires as s;
