-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.team_game_totals as t
using staging.mlb_historical_data_team_game_totals as s
on t.game_pk = s.game_pk
  and t.team_id = s.team_id
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    opponent_team_id = s.opponent_team_id,
    is_home = s.is_home,
    runs = s.runs,
    runs_allowed = s.runs_allowed,
    hits = s.hits,
    errors = s.errors,
    at_bats = s.at_bats,
    plate_appearances = s.plate_appearances,
    doubles = s.doubles,
    triples = s.triples,
    home_runs = s.home_runs,
    walks = s.walks,
    strikeouts = s.strikeouts,
    hit_by_pitch = s.hit_by_pitch,
    stolen_bases = s.stolen_bases,
    left_on_base = s.left_on_base,
    pitches_thrown = s.pitches_thrown,
    batters_faced = s.batters_faced,
    pitching_strikeouts = s.pitching_strikeouts,
    pitching_walks = s.pitching_walks,
    pitching_home_runs = s.pitching_home_runs,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, team_id, opponent_team_id, is_home, runs, runs_allowed, hits, errors, at_bats, plate_appearances, doubles, triples, home_runs, walks, strikeouts, hit_by_pitch, stolen_bases, left_on_base, pitches_thrown, batters_faced, pitching_strikeouts, pitching_walks, pitching_home_runs, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.team_id, s.opponent_team_id, s.is_home, s.runs, s.runs_allowed, s.hits, s.errors, s.at_bats, s.plate_appearances, s.doubles, s.triples, s.home_runs, s.walks, s.strikeouts, s.hit_by_pitch, s.stolen_bases, s.left_on_base, s.pitches_thrown, s.batters_faced, s.pitching_strikeouts, s.pitching_walks, s.pitching_home_runs, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
