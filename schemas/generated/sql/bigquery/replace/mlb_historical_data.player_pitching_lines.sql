-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_historical_data_player_pitching_lines_game_dates ARRAY<DATE>
if exists (select 1 from staging.mlb_historical_data_player_pitching_lines_offered as o where o.game_date not in unnest(@mlb_historical_data_player_pitching_lines_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of mlb_historical_data.player_pitching_lines.';
end if;
delete from mlb_historical_data.player_pitching_lines as t
where t.game_date in unnest(@mlb_historical_data_player_pitching_lines_game_dates)
  and not exists (
    select 1
    from staging.mlb_historical_data_player_pitching_lines_offered as s
    where s.game_pk = t.game_pk and s.player_id = t.player_id and s.team_id = t.team_id
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_historical_data_player_pitching_lines_offered as o
);
merge into mlb_historical_data.player_pitching_lines as t
using (
  select
    o.game_pk,
    o.game_date,
    o.player_id,
    o.team_id,
    o.opponent_team_id,
    o.is_home,
    o.appearance_order,
    o.is_starter,
    o.outs_recorded,
    o.batters_faced,
    o.pitches,
    o.strikes,
    o.hits,
    o.runs,
    o.earned_runs,
    o.walks,
    o.intentional_walks,
    o.strikeouts,
    o.home_runs,
    o.hit_batters,
    o.wild_pitches,
    o.balks,
    o.inherited_runners,
    o.inherited_runners_scored,
    o.ground_outs,
    o.air_outs,
    o.decision,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_player_pitching_lines_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.player_id, o.team_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.player_id = s.player_id
  and t.team_id = s.team_id
  and t.game_date between partition_from and partition_to
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
