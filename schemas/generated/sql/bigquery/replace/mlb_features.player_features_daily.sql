-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_features_player_features_daily_game_dates ARRAY<DATE>
if exists (select 1 from staging.mlb_features_player_features_daily_offered as o where o.feature_date not in unnest(@mlb_features_player_features_daily_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of mlb_features.player_features_daily.';
end if;
delete from mlb_features.player_features_daily as t
where t.feature_date in unnest(@mlb_features_player_features_daily_game_dates)
  and not exists (
    select 1
    from staging.mlb_features_player_features_daily_offered as s
    where s.game_pk = t.game_pk and s.player_id = t.player_id
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.feature_date), interval 366 day) as first_date,
    date_add(max(o.feature_date), interval 366 day) as last_date
  from staging.mlb_features_player_features_daily_offered as o
);
merge into mlb_features.player_features_daily as t
using (
  select
    o.feature_date,
    o.game_pk,
    o.season,
    o.player_id,
    o.team_id,
    o.opponent_team_id,
    o.slot,
    o.opposing_starter_id,
    o.cutoff_at,
    o.slot_1,
    o.slot_2,
    o.slot_3,
    o.slot_4,
    o.slot_5,
    o.slot_6,
    o.slot_7,
    o.slot_8,
    o.on_base,
    o.log_known,
    o.line_up_on_base,
    o.line_up_next_on_base,
    o.start_appearances,
    o.age,
    o.age_from_prime_squared,
    o.bats_left,
    o.bats_both,
    o.is_home,
    o.same_hand,
    o.starter_left,
    o.starter_strikeouts,
    o.starter_walks,
    o.starter_home_runs,
    o.starter_hits,
    o.starter_runs,
    o.batter_extra_bases,
    o.batter_hits,
    o.batter_home_runs,
    o.batter_runs_batted_in,
    o.batter_runs,
    o.batter_strikeouts,
    o.batter_walks,
    o.recent_hits,
    o.recent_home_runs,
    o.recent_runs_batted_in,
    o.recent_runs,
    o.recent_strikeouts,
    o.recent_walks,
    o.relievers_strikeouts,
    o.relievers_walks,
    o.relievers_home_runs,
    o.relievers_hits,
    o.relievers_runs,
    o.park_hits,
    o.park_home_runs,
    o.park_runs_batted_in,
    o.park_runs,
    o.park_strikeouts,
    o.park_walks,
    o.league_hits,
    o.league_home_runs,
    o.league_runs_batted_in,
    o.league_runs,
    o.league_strikeouts,
    o.league_walks,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_features_player_features_daily_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.player_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.player_id = s.player_id
  and t.feature_date between partition_from and partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    feature_date = s.feature_date,
    season = s.season,
    team_id = s.team_id,
    opponent_team_id = s.opponent_team_id,
    slot = s.slot,
    opposing_starter_id = s.opposing_starter_id,
    cutoff_at = s.cutoff_at,
    slot_1 = s.slot_1,
    slot_2 = s.slot_2,
    slot_3 = s.slot_3,
    slot_4 = s.slot_4,
    slot_5 = s.slot_5,
    slot_6 = s.slot_6,
    slot_7 = s.slot_7,
    slot_8 = s.slot_8,
    on_base = s.on_base,
    log_known = s.log_known,
    line_up_on_base = s.line_up_on_base,
    line_up_next_on_base = s.line_up_next_on_base,
    start_appearances = s.start_appearances,
    age = s.age,
    age_from_prime_squared = s.age_from_prime_squared,
    bats_left = s.bats_left,
    bats_both = s.bats_both,
    is_home = s.is_home,
    same_hand = s.same_hand,
    starter_left = s.starter_left,
    starter_strikeouts = s.starter_strikeouts,
    starter_walks = s.starter_walks,
    starter_home_runs = s.starter_home_runs,
    starter_hits = s.starter_hits,
    starter_runs = s.starter_runs,
    batter_extra_bases = s.batter_extra_bases,
    batter_hits = s.batter_hits,
    batter_home_runs = s.batter_home_runs,
    batter_runs_batted_in = s.batter_runs_batted_in,
    batter_runs = s.batter_runs,
    batter_strikeouts = s.batter_strikeouts,
    batter_walks = s.batter_walks,
    recent_hits = s.recent_hits,
    recent_home_runs = s.recent_home_runs,
    recent_runs_batted_in = s.recent_runs_batted_in,
    recent_runs = s.recent_runs,
    recent_strikeouts = s.recent_strikeouts,
    recent_walks = s.recent_walks,
    relievers_strikeouts = s.relievers_strikeouts,
    relievers_walks = s.relievers_walks,
    relievers_home_runs = s.relievers_home_runs,
    relievers_hits = s.relievers_hits,
    relievers_runs = s.relievers_runs,
    park_hits = s.park_hits,
    park_home_runs = s.park_home_runs,
    park_runs_batted_in = s.park_runs_batted_in,
    park_runs = s.park_runs,
    park_strikeouts = s.park_strikeouts,
    park_walks = s.park_walks,
    league_hits = s.league_hits,
    league_home_runs = s.league_home_runs,
    league_runs_batted_in = s.league_runs_batted_in,
    league_runs = s.league_runs,
    league_strikeouts = s.league_strikeouts,
    league_walks = s.league_walks,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (feature_date, game_pk, season, player_id, team_id, opponent_team_id, slot, opposing_starter_id, cutoff_at, slot_1, slot_2, slot_3, slot_4, slot_5, slot_6, slot_7, slot_8, on_base, log_known, line_up_on_base, line_up_next_on_base, start_appearances, age, age_from_prime_squared, bats_left, bats_both, is_home, same_hand, starter_left, starter_strikeouts, starter_walks, starter_home_runs, starter_hits, starter_runs, batter_extra_bases, batter_hits, batter_home_runs, batter_runs_batted_in, batter_runs, batter_strikeouts, batter_walks, recent_hits, recent_home_runs, recent_runs_batted_in, recent_runs, recent_strikeouts, recent_walks, relievers_strikeouts, relievers_walks, relievers_home_runs, relievers_hits, relievers_runs, park_hits, park_home_runs, park_runs_batted_in, park_runs, park_strikeouts, park_walks, league_hits, league_home_runs, league_runs_batted_in, league_runs, league_strikeouts, league_walks, run_id, source, known_at, ingested_at, row_hash)
  values (s.feature_date, s.game_pk, s.season, s.player_id, s.team_id, s.opponent_team_id, s.slot, s.opposing_starter_id, s.cutoff_at, s.slot_1, s.slot_2, s.slot_3, s.slot_4, s.slot_5, s.slot_6, s.slot_7, s.slot_8, s.on_base, s.log_known, s.line_up_on_base, s.line_up_next_on_base, s.start_appearances, s.age, s.age_from_prime_squared, s.bats_left, s.bats_both, s.is_home, s.same_hand, s.starter_left, s.starter_strikeouts, s.starter_walks, s.starter_home_runs, s.starter_hits, s.starter_runs, s.batter_extra_bases, s.batter_hits, s.batter_home_runs, s.batter_runs_batted_in, s.batter_runs, s.batter_strikeouts, s.batter_walks, s.recent_hits, s.recent_home_runs, s.recent_runs_batted_in, s.recent_runs, s.recent_strikeouts, s.recent_walks, s.relievers_strikeouts, s.relievers_walks, s.relievers_home_runs, s.relievers_hits, s.relievers_runs, s.park_hits, s.park_home_runs, s.park_runs_batted_in, s.park_runs, s.park_strikeouts, s.park_walks, s.league_hits, s.league_home_runs, s.league_runs_batted_in, s.league_runs, s.league_strikeouts, s.league_walks, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
