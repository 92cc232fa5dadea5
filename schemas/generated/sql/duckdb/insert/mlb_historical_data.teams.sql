-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.teams (team_id, season, name, abbreviation, league_id, division_id, venue_id, run_id, source, known_at, ingested_at, row_hash)
select
  o.team_id,
  o.season,
  o.name,
  o.abbreviation,
  o.league_id,
  o.division_id,
  o.venue_id,
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
    name: 'VARCHAR',
    abbreviation: 'VARCHAR',
    league_id: 'BIGINT',
    division_id: 'BIGINT',
    venue_id: 'BIGINT',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
