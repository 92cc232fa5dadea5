-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.retrosheet_games as t
using staging.mlb_historical_data_retrosheet_games as s
on t.game_pk = s.game_pk
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    retrosheet_game_id = s.retrosheet_game_id,
    park_id = s.park_id,
    home_team_code = s.home_team_code,
    away_team_code = s.away_team_code,
    retrosheet_number = s.retrosheet_number,
    completed_on = s.completed_on,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, retrosheet_game_id, park_id, home_team_code, away_team_code, retrosheet_number, completed_on, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.retrosheet_game_id, s.park_id, s.home_team_code, s.away_team_code, s.retrosheet_number, s.completed_on, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
