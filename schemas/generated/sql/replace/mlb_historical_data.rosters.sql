-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.rosters as t
using staging.mlb_historical_data_rosters as s
on t.team_id = s.team_id
  and t.roster_type = s.roster_type
  and t.as_of_date = s.as_of_date
  and t.player_id = s.player_id
  and t.as_of_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    season = s.season,
    full_name = s.full_name,
    jersey_number = s.jersey_number,
    position = s.position,
    status_code = s.status_code,
    status = s.status,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (team_id, season, roster_type, as_of_date, player_id, full_name, jersey_number, position, status_code, status, run_id, source, known_at, ingested_at, row_hash)
  values (s.team_id, s.season, s.roster_type, s.as_of_date, s.player_id, s.full_name, s.jersey_number, s.position, s.status_code, s.status, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
