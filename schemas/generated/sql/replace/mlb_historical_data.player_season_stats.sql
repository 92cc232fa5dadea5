-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.player_season_stats as t
using staging.mlb_historical_data_player_season_stats as s
on t.player_id = s.player_id
  and t.season = s.season
  and t.game_type = s.game_type
  and t.stat_group = s.stat_group
  and t.as_of_date = s.as_of_date
  and t.as_of_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    team_id = s.team_id,
    team_count = s.team_count,
    games = s.games,
    games_started = s.games_started,
    plate_appearances = s.plate_appearances,
    at_bats = s.at_bats,
    runs = s.runs,
    hits = s.hits,
    doubles = s.doubles,
    triples = s.triples,
    home_runs = s.home_runs,
    total_bases = s.total_bases,
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
    pitches = s.pitches,
    strikes = s.strikes,
    outs_recorded = s.outs_recorded,
    earned_runs = s.earned_runs,
    wins = s.wins,
    losses = s.losses,
    saves = s.saves,
    save_opportunities = s.save_opportunities,
    holds = s.holds,
    blown_saves = s.blown_saves,
    games_finished = s.games_finished,
    complete_games = s.complete_games,
    shutouts = s.shutouts,
    wild_pitches = s.wild_pitches,
    balks = s.balks,
    assists = s.assists,
    put_outs = s.put_outs,
    errors = s.errors,
    chances = s.chances,
    double_plays = s.double_plays,
    passed_balls = s.passed_balls,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (player_id, season, game_type, stat_group, as_of_date, team_id, team_count, games, games_started, plate_appearances, at_bats, runs, hits, doubles, triples, home_runs, total_bases, runs_batted_in, walks, intentional_walks, strikeouts, hit_by_pitch, sacrifice_bunts, sacrifice_flies, catchers_interference, stolen_bases, caught_stealing, grounded_into_double_play, left_on_base, pitches, strikes, outs_recorded, earned_runs, wins, losses, saves, save_opportunities, holds, blown_saves, games_finished, complete_games, shutouts, wild_pitches, balks, assists, put_outs, errors, chances, double_plays, passed_balls, run_id, source, known_at, ingested_at, row_hash)
  values (s.player_id, s.season, s.game_type, s.stat_group, s.as_of_date, s.team_id, s.team_count, s.games, s.games_started, s.plate_appearances, s.at_bats, s.runs, s.hits, s.doubles, s.triples, s.home_runs, s.total_bases, s.runs_batted_in, s.walks, s.intentional_walks, s.strikeouts, s.hit_by_pitch, s.sacrifice_bunts, s.sacrifice_flies, s.catchers_interference, s.stolen_bases, s.caught_stealing, s.grounded_into_double_play, s.left_on_base, s.pitches, s.strikes, s.outs_recorded, s.earned_runs, s.wins, s.losses, s.saves, s.save_opportunities, s.holds, s.blown_saves, s.games_finished, s.complete_games, s.shutouts, s.wild_pitches, s.balks, s.assists, s.put_outs, s.errors, s.chances, s.double_plays, s.passed_balls, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
