-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
merge into mlb_historical_data.players as t
using (
  select
    o.player_id,
    o.full_name,
    o.bats,
    o.throws,
    o.primary_position,
    o.birth_date,
    o.height_inches,
    o.weight_pounds,
    o.debut_date,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_players_offered as o
  where true
  qualify row_number() over (partition by o.player_id order by o.known_at desc, o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.player_id = s.player_id
when matched and s.ingested_at > t.ingested_at and s.known_at >= t.known_at and s.row_hash <> t.row_hash then
  update set
    full_name = s.full_name,
    bats = s.bats,
    throws = s.throws,
    primary_position = s.primary_position,
    birth_date = s.birth_date,
    height_inches = s.height_inches,
    weight_pounds = s.weight_pounds,
    debut_date = s.debut_date,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (player_id, full_name, bats, throws, primary_position, birth_date, height_inches, weight_pounds, debut_date, run_id, source, known_at, ingested_at, row_hash)
  values (s.player_id, s.full_name, s.bats, s.throws, s.primary_position, s.birth_date, s.height_inches, s.weight_pounds, s.debut_date, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
