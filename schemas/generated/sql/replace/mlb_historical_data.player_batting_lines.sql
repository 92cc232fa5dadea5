-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.player_batting_lines as t
using staging.mlb_historical_data_player_batting_lines as s
on t.game_pk = s.game_pk
  and t.player_id = s.player_id
  and t.team_id = s.team_id
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    opponent_team_id = s.opponent_team_id,
    is_home = s.is_home,
    batting_order = s.batting_order,
    position = s.position,
    is_starter = s.is_starter,
    plate_appearances = s.plate_appearances,
    at_bats = s.at_bats,
    runs = s.runs,
    hits = s.hits,
    doubles = s.doubles,
    triples = s.triples,
    home_runs = s.home_runs,
    runs_batted_in = s.runs_batted_in,
    walks = s.walks,
    intentional_walks = s.intentional_walks,
    strikeouts = s.strikeouts,
    hit_by_pitch = s.hit_by_pitch,
    sacrifice_bunts = s.sacrifice_bunts,
    sacrifice_flies = s.sacrifice_flies,
    catchers_interference = s.catchers_interference,
    stolen_bases = s.stolen_bases,
    caught_stealing = s.caught_stealing,
    grounded_into_double_play = s.grounded_into_double_play,
    left_on_base = s.left_on_base,
    total_bases = s.total_bases,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, player_id, team_id, opponent_team_id, is_home, batting_order, position, is_starter, plate_appearances, at_bats, runs, hits, doubles, triples, home_runs, runs_batted_in, walks, intentional_walks, strikeouts, hit_by_pitch, sacrifice_bunts, sacrifice_flies, catchers_interference, stolen_bases, caught_stealing, grounded_into_double_play, left_on_base, total_bases, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.player_id, s.team_id, s.opponent_team_id, s.is_home, s.batting_order, s.position, s.is_starter, s.plate_appearances, s.at_bats, s.runs, s.hits, s.doubles, s.triples, s.home_runs, s.runs_batted_in, s.walks, s.intentional_walks, s.strikeouts, s.hit_by_pitch, s.sacrifice_bunts, s.sacrifice_flies, s.catchers_interference, s.stolen_bases, s.caught_stealing, s.grounded_into_double_play, s.left_on_base, s.total_bases, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
