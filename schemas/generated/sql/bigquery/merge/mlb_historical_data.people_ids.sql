-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
merge into mlb_historical_data.people_ids as t
using (
  select
    o.player_id,
    o.retrosheet_id,
    o.baseball_reference_id,
    o.fangraphs_id,
    o.last_name,
    o.first_name,
    o.birth_year,
    o.first_season,
    o.last_season,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_people_ids_offered as o
  where true
  qualify row_number() over (partition by o.player_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.player_id = s.player_id
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    retrosheet_id = s.retrosheet_id,
    baseball_reference_id = s.baseball_reference_id,
    fangraphs_id = s.fangraphs_id,
    last_name = s.last_name,
    first_name = s.first_name,
    birth_year = s.birth_year,
    first_season = s.first_season,
    last_season = s.last_season,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (player_id, retrosheet_id, baseball_reference_id, fangraphs_id, last_name, first_name, birth_year, first_season, last_season, run_id, source, known_at, ingested_at, row_hash)
  values (s.player_id, s.retrosheet_id, s.baseball_reference_id, s.fangraphs_id, s.last_name, s.first_name, s.birth_year, s.first_season, s.last_season, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
