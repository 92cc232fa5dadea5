-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @batch_number INT64, @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.retrosheet_games as t
using (
  select
    o.game_pk,
    o.game_date,
    o.retrosheet_game_id,
    o.park_id,
    o.home_team_code,
    o.away_team_code,
    o.retrosheet_number,
    o.completed_on,
    o.home_team_id,
    o.away_team_id,
    o.logged_home_team_id,
    o.home_score,
    o.away_score,
    o.home_hits,
    o.away_hits,
    o.home_errors,
    o.away_errors,
    o.home_at_bats,
    o.away_at_bats,
    o.home_homers,
    o.away_homers,
    o.home_walks,
    o.away_walks,
    o.home_strikeouts,
    o.away_strikeouts,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_retrosheet_games as o
  where o.batch_number = @batch_number
) as s
on t.game_pk = s.game_pk
  and t.game_date between @partition_from and @partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    retrosheet_game_id = s.retrosheet_game_id,
    park_id = s.park_id,
    home_team_code = s.home_team_code,
    away_team_code = s.away_team_code,
    retrosheet_number = s.retrosheet_number,
    completed_on = s.completed_on,
    home_team_id = s.home_team_id,
    away_team_id = s.away_team_id,
    logged_home_team_id = s.logged_home_team_id,
    home_score = s.home_score,
    away_score = s.away_score,
    home_hits = s.home_hits,
    away_hits = s.away_hits,
    home_errors = s.home_errors,
    away_errors = s.away_errors,
    home_at_bats = s.home_at_bats,
    away_at_bats = s.away_at_bats,
    home_homers = s.home_homers,
    away_homers = s.away_homers,
    home_walks = s.home_walks,
    away_walks = s.away_walks,
    home_strikeouts = s.home_strikeouts,
    away_strikeouts = s.away_strikeouts,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, retrosheet_game_id, park_id, home_team_code, away_team_code, retrosheet_number, completed_on, home_team_id, away_team_id, logged_home_team_id, home_score, away_score, home_hits, away_hits, home_errors, away_errors, home_at_bats, away_at_bats, home_homers, away_homers, home_walks, away_walks, home_strikeouts, away_strikeouts, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.retrosheet_game_id, s.park_id, s.home_team_code, s.away_team_code, s.retrosheet_number, s.completed_on, s.home_team_id, s.away_team_id, s.logged_home_team_id, s.home_score, s.away_score, s.home_hits, s.away_hits, s.home_errors, s.away_errors, s.home_at_bats, s.away_at_bats, s.home_homers, s.away_homers, s.home_walks, s.away_walks, s.home_strikeouts, s.away_strikeouts, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
