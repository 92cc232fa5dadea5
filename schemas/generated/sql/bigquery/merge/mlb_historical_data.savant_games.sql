-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
merge into mlb_historical_data.savant_games as t
using (
  select
    o.game_pk,
    o.game_date,
    o.pitches,
    o.content_sha256,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_savant_games_offered as o
  where true
  qualify row_number() over (partition by o.game_pk order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    pitches = s.pitches,
    content_sha256 = s.content_sha256,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, pitches, content_sha256, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.pitches, s.content_sha256, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
