-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.rosters (team_id, season, roster_type, as_of_date, player_id, full_name, jersey_number, position, status_code, status, run_id, source, known_at, ingested_at, row_hash)
select
  o.team_id,
  o.season,
  o.roster_type,
  o.as_of_date,
  o.player_id,
  o.full_name,
  o.jersey_number,
  o.position,
  o.status_code,
  o.status,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    team_id: 'BIGINT',
    season: 'BIGINT',
    roster_type: 'VARCHAR',
    as_of_date: 'DATE',
    player_id: 'BIGINT',
    full_name: 'VARCHAR',
    jersey_number: 'VARCHAR',
    position: 'VARCHAR',
    status_code: 'VARCHAR',
    status: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
