-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_features_game_features_daily_game_dates ARRAY<DATE>
if exists (select 1 from staging.mlb_features_game_features_daily_offered as o where o.feature_date not in unnest(@mlb_features_game_features_daily_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of mlb_features.game_features_daily.';
end if;
delete from mlb_features.game_features_daily as t
where t.feature_date in unnest(@mlb_features_game_features_daily_game_dates)
  and not exists (
    select 1
    from staging.mlb_features_game_features_daily_offered as s
    where s.game_pk = t.game_pk
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.feature_date), interval 366 day) as first_date,
    date_add(max(o.feature_date), interval 366 day) as last_date
  from staging.mlb_features_game_features_daily_offered as o
);
merge into mlb_features.game_features_daily as t
using (
  select
    o.feature_date,
    o.game_pk,
    o.season,
    o.game_type,
    o.home_team_id,
    o.away_team_id,
    o.home_starter_id,
    o.away_starter_id,
    o.is_starter_announced,
    o.cutoff_at,
    o.elo_difference,
    o.win_rate_season_difference,
    o.run_margin_7d_difference,
    o.run_margin_14d_difference,
    o.run_margin_30d_difference,
    o.run_margin_60d_difference,
    o.run_margin_season_difference,
    o.runs_scored_60d_difference,
    o.runs_allowed_60d_difference,
    o.venue_split_difference,
    o.batting_strikeout_rate_60d_difference,
    o.batting_walk_rate_60d_difference,
    o.batting_home_run_rate_60d_difference,
    o.rest_days_difference,
    o.bullpen_pitches_3d_difference,
    o.starter_strikeout_rate_365d_difference,
    o.starter_walk_rate_365d_difference,
    o.starter_home_run_rate_365d_difference,
    o.starter_fip_365d_difference,
    o.starter_fip_60d_difference,
    o.starter_runs_rate_365d_difference,
    o.starter_outs_per_start_365d_difference,
    o.starter_experience_difference,
    o.starter_rest_days_difference,
    o.run_environment_60d_sum,
    o.starter_fip_365d_sum,
    o.park_run_factor,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_features_game_features_daily_offered as o
  where true
  qualify row_number() over (partition by o.game_pk order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.feature_date between partition_from and partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    feature_date = s.feature_date,
    season = s.season,
    game_type = s.game_type,
    home_team_id = s.home_team_id,
    away_team_id = s.away_team_id,
    home_starter_id = s.home_starter_id,
    away_starter_id = s.away_starter_id,
    is_starter_announced = s.is_starter_announced,
    cutoff_at = s.cutoff_at,
    elo_difference = s.elo_difference,
    win_rate_season_difference = s.win_rate_season_difference,
    run_margin_7d_difference = s.run_margin_7d_difference,
    run_margin_14d_difference = s.run_margin_14d_difference,
    run_margin_30d_difference = s.run_margin_30d_difference,
    run_margin_60d_difference = s.run_margin_60d_difference,
    run_margin_season_difference = s.run_margin_season_difference,
    runs_scored_60d_difference = s.runs_scored_60d_difference,
    runs_allowed_60d_difference = s.runs_allowed_60d_difference,
    venue_split_difference = s.venue_split_difference,
    batting_strikeout_rate_60d_difference = s.batting_strikeout_rate_60d_difference,
    batting_walk_rate_60d_difference = s.batting_walk_rate_60d_difference,
    batting_home_run_rate_60d_difference = s.batting_home_run_rate_60d_difference,
    rest_days_difference = s.rest_days_difference,
    bullpen_pitches_3d_difference = s.bullpen_pitches_3d_difference,
    starter_strikeout_rate_365d_difference = s.starter_strikeout_rate_365d_difference,
    starter_walk_rate_365d_difference = s.starter_walk_rate_365d_difference,
    starter_home_run_rate_365d_difference = s.starter_home_run_rate_365d_difference,
    starter_fip_365d_difference = s.starter_fip_365d_difference,
    starter_fip_60d_difference = s.starter_fip_60d_difference,
    starter_runs_rate_365d_difference = s.starter_runs_rate_365d_difference,
    starter_outs_per_start_365d_difference = s.starter_outs_per_start_365d_difference,
    starter_experience_difference = s.starter_experience_difference,
    starter_rest_days_difference = s.starter_rest_days_difference,
    run_environment_60d_sum = s.run_environment_60d_sum,
    starter_fip_365d_sum = s.starter_fip_365d_sum,
    park_run_factor = s.park_run_factor,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (feature_date, game_pk, season, game_type, home_team_id, away_team_id, home_starter_id, away_starter_id, is_starter_announced, cutoff_at, elo_difference, win_rate_season_difference, run_margin_7d_difference, run_margin_14d_difference, run_margin_30d_difference, run_margin_60d_difference, run_margin_season_difference, runs_scored_60d_difference, runs_allowed_60d_difference, venue_split_difference, batting_strikeout_rate_60d_difference, batting_walk_rate_60d_difference, batting_home_run_rate_60d_difference, rest_days_difference, bullpen_pitches_3d_difference, starter_strikeout_rate_365d_difference, starter_walk_rate_365d_difference, starter_home_run_rate_365d_difference, starter_fip_365d_difference, starter_fip_60d_difference, starter_runs_rate_365d_difference, starter_outs_per_start_365d_difference, starter_experience_difference, starter_rest_days_difference, run_environment_60d_sum, starter_fip_365d_sum, park_run_factor, run_id, source, known_at, ingested_at, row_hash)
  values (s.feature_date, s.game_pk, s.season, s.game_type, s.home_team_id, s.away_team_id, s.home_starter_id, s.away_starter_id, s.is_starter_announced, s.cutoff_at, s.elo_difference, s.win_rate_season_difference, s.run_margin_7d_difference, s.run_margin_14d_difference, s.run_margin_30d_difference, s.run_margin_60d_difference, s.run_margin_season_difference, s.runs_scored_60d_difference, s.runs_allowed_60d_difference, s.venue_split_difference, s.batting_strikeout_rate_60d_difference, s.batting_walk_rate_60d_difference, s.batting_home_run_rate_60d_difference, s.rest_days_difference, s.bullpen_pitches_3d_difference, s.starter_strikeout_rate_365d_difference, s.starter_walk_rate_365d_difference, s.starter_home_run_rate_365d_difference, s.starter_fip_365d_difference, s.starter_fip_60d_difference, s.starter_runs_rate_365d_difference, s.starter_outs_per_start_365d_difference, s.starter_experience_difference, s.starter_rest_days_difference, s.run_environment_60d_sum, s.starter_fip_365d_sum, s.park_run_factor, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
