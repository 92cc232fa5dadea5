-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_historical_data_player_batting_lines_offered as o
);
merge into mlb_historical_data.player_batting_lines as t
using (
  select
    o.game_pk,
    o.game_date,
    o.player_id,
    o.team_id,
    o.opponent_team_id,
    o.is_home,
    o.batting_order,
    o.position,
    o.is_starter,
    o.plate_appearances,
    o.at_bats,
    o.runs,
    o.hits,
    o.doubles,
    o.triples,
    o.home_runs,
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
    o.total_bases,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_player_batting_lines_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.player_id, o.team_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.player_id = s.player_id
  and t.team_id = s.team_id
  and t.game_date between partition_from and partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
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
