-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.player_pitching_lines as t
using staging.mlb_historical_data_player_pitching_lines as s
on t.game_pk = s.game_pk
  and t.player_id = s.player_id
  and t.team_id = s.team_id
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    opponent_team_id = s.opponent_team_id,
    is_home = s.is_home,
    appearance_order = s.appearance_order,
    is_starter = s.is_starter,
    outs_recorded = s.outs_recorded,
    batters_faced = s.batters_faced,
    pitches = s.pitches,
    strikes = s.strikes,
    hits = s.hits,
    runs = s.runs,
    earned_runs = s.earned_runs,
    walks = s.walks,
    intentional_walks = s.intentional_walks,
    strikeouts = s.strikeouts,
    home_runs = s.home_runs,
    hit_batters = s.hit_batters,
    wild_pitches = s.wild_pitches,
    balks = s.balks,
    inherited_runners = s.inherited_runners,
    inherited_runners_scored = s.inherited_runners_scored,
    ground_outs = s.ground_outs,
    air_outs = s.air_outs,
    decision = s.decision,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, player_id, team_id, opponent_team_id, is_home, appearance_order, is_starter, outs_recorded, batters_faced, pitches, strikes, hits, runs, earned_runs, walks, intentional_walks, strikeouts, home_runs, hit_batters, wild_pitches, balks, inherited_runners, inherited_runners_scored, ground_outs, air_outs, decision, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.player_id, s.team_id, s.opponent_team_id, s.is_home, s.appearance_order, s.is_starter, s.outs_recorded, s.batters_faced, s.pitches, s.strikes, s.hits, s.runs, s.earned_runs, s.walks, s.intentional_walks, s.strikeouts, s.home_runs, s.hit_batters, s.wild_pitches, s.balks, s.inherited_runners, s.inherited_runners_scored, s.ground_outs, s.air_outs, s.decision, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
