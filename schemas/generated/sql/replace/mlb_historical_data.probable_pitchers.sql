-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.probable_pitchers as t
using staging.mlb_historical_data_probable_pitchers as s
on t.game_pk = s.game_pk
  and t.team_id = s.team_id
  and t.snapshot_at = s.snapshot_at
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    is_home = s.is_home,
    pitcher_id = s.pitcher_id,
    pitcher_name = s.pitcher_name,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, team_id, is_home, pitcher_id, pitcher_name, snapshot_at, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.team_id, s.is_home, s.pitcher_id, s.pitcher_name, s.snapshot_at, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
