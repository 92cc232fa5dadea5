-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.rosters (team_id, season, roster_type, as_of_date, player_id, full_name, jersey_number, position, status_code, status, run_id, source, known_at, ingested_at, row_hash)
select
  s.team_id,
  s.season,
  s.roster_type,
  s.as_of_date,
  s.player_id,
  s.full_name,
  s.jersey_number,
  s.position,
  s.status_code,
  s.status,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_historical_data_rosters as s;
