-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
merge into mlb_historical_data.teams as t
using (
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
  from staging.mlb_historical_data_teams_offered as o
  where true
  qualify row_number() over (partition by o.team_id, o.season order by o.known_at desc, o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.team_id = s.team_id
  and t.season = s.season
when matched and s.ingested_at > t.ingested_at and s.known_at >= t.known_at and s.row_hash <> t.row_hash then
  update set
    name = s.name,
    abbreviation = s.abbreviation,
    league_id = s.league_id,
    division_id = s.division_id,
    venue_id = s.venue_id,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (team_id, season, name, abbreviation, league_id, division_id, venue_id, run_id, source, known_at, ingested_at, row_hash)
  values (s.team_id, s.season, s.name, s.abbreviation, s.league_id, s.division_id, s.venue_id, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
