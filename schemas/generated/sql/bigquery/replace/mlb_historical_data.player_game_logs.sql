-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_player_game_logs_game_dates ARRAY<DATE>
if exists (select 1 from staging.mlb_historical_data_player_game_logs_offered as o where o.game_date not in unnest(@mlb_historical_data_player_game_logs_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of mlb_historical_data.player_game_logs.';
end if;
delete from mlb_historical_data.player_game_logs as t
where t.game_date in unnest(@mlb_historical_data_player_game_logs_game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_player_game_logs_offered as s
    where s.player_id = t.player_id and s.game_pk = t.game_pk and s.stat_group = t.stat_group
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_historical_data_player_game_logs_offered as o
);
merge into mlb_historical_data.player_game_logs as t
using (
  select
    o.player_id,
    o.game_pk,
    o.stat_group,
    o.game_date,
    o.season,
    o.game_type,
    o.team_id,
    o.opponent_team_id,
    o.is_home,
    o.games,
    o.games_started,
    o.plate_appearances,
    o.at_bats,
    o.runs,
    o.hits,
    o.doubles,
    o.triples,
    o.home_runs,
    o.total_bases,
    o.runs_batted_in,
    o.walks,
    o.intentional_walks,
    o.strikeouts,
    o.hit_by_pitch,
    o.sacrifice_bunts,
    o.sacrifice_flies,
    o.catchers_interference,
    o.stolen_bases,
    o.caught_stealing,
    o.grounded_into_double_play,
    o.left_on_base,
    o.pitches,
    o.strikes,
    o.outs_recorded,
    o.earned_runs,
    o.wins,
    o.losses,
    o.saves,
    o.save_opportunities,
    o.holds,
    o.blown_saves,
    o.games_finished,
    o.complete_games,
    o.shutouts,
    o.wild_pitches,
    o.balks,
    o.assists,
    o.put_outs,
    o.errors,
    o.chances,
    o.double_plays,
    o.passed_balls,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_player_game_logs_offered as o
  where true
  qualify row_number() over (partition by o.player_id, o.game_pk, o.stat_group order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.player_id = s.player_id
  and t.game_pk = s.game_pk
  and t.stat_group = s.stat_group
  and t.game_date between partition_from and partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    season = s.season,
    game_type = s.game_type,
    team_id = s.team_id,
    opponent_team_id = s.opponent_team_id,
    is_home = s.is_home,
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
  insert (player_id, game_pk, stat_group, game_date, season, game_type, team_id, opponent_team_id, is_home, games, games_started, plate_appearances, at_bats, runs, hits, doubles, triples, home_runs, total_bases, runs_batted_in, walks, intentional_walks, strikeouts, hit_by_pitch, sacrifice_bunts, sacrifice_flies, catchers_interference, stolen_bases, caught_stealing, grounded_into_double_play, left_on_base, pitches, strikes, outs_recorded, earned_runs, wins, losses, saves, save_opportunities, holds, blown_saves, games_finished, complete_games, shutouts, wild_pitches, balks, assists, put_outs, errors, chances, double_plays, passed_balls, run_id, source, known_at, ingested_at, row_hash)
  values (s.player_id, s.game_pk, s.stat_group, s.game_date, s.season, s.game_type, s.team_id, s.opponent_team_id, s.is_home, s.games, s.games_started, s.plate_appearances, s.at_bats, s.runs, s.hits, s.doubles, s.triples, s.home_runs, s.total_bases, s.runs_batted_in, s.walks, s.intentional_walks, s.strikeouts, s.hit_by_pitch, s.sacrifice_bunts, s.sacrifice_flies, s.catchers_interference, s.stolen_bases, s.caught_stealing, s.grounded_into_double_play, s.left_on_base, s.pitches, s.strikes, s.outs_recorded, s.earned_runs, s.wins, s.losses, s.saves, s.save_opportunities, s.holds, s.blown_saves, s.games_finished, s.complete_games, s.shutouts, s.wild_pitches, s.balks, s.assists, s.put_outs, s.errors, s.chances, s.double_plays, s.passed_balls, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
