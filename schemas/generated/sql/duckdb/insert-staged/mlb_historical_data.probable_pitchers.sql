-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.probable_pitchers (game_pk, game_date, team_id, is_home, pitcher_id, pitcher_name, snapshot_at, run_id, source, known_at, ingested_at, row_hash)
select
  s.game_pk,
  s.game_date,
  s.team_id,
  s.is_home,
  s.pitcher_id,
  s.pitcher_name,
  s.snapshot_at,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_historical_data_probable_pitchers as s;
