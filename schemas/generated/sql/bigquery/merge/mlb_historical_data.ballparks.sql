-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
merge into mlb_historical_data.ballparks as t
using (
  select
    o.park_id,
    o.name,
    o.city,
    o.state,
    o.country,
    o.first_game_date,
    o.last_game_date,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_ballparks_offered as o
  where true
  qualify row_number() over (partition by o.park_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.park_id = s.park_id
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    name = s.name,
    city = s.city,
    state = s.state,
    country = s.country,
    first_game_date = s.first_game_date,
    last_game_date = s.last_game_date,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (park_id, name, city, state, country, first_game_date, last_game_date, run_id, source, known_at, ingested_at, row_hash)
  values (s.park_id, s.name, s.city, s.state, s.country, s.first_game_date, s.last_game_date, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
