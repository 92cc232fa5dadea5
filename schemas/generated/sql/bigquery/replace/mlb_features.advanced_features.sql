-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_features_advanced_features_game_dates ARRAY<DATE>
if exists (select 1 from staging.mlb_features_advanced_features_offered as o where o.feature_date not in unnest(@mlb_features_advanced_features_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of mlb_features.advanced_features.';
end if;
delete from mlb_features.advanced_features as t
where t.feature_date in unnest(@mlb_features_advanced_features_game_dates)
  and not exists (
    select 1
    from staging.mlb_features_advanced_features_offered as s
    where s.game_pk = t.game_pk
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.feature_date), interval 366 day) as first_date,
    date_add(max(o.feature_date), interval 366 day) as last_date
  from staging.mlb_features_advanced_features_offered as o
);
merge into mlb_features.advanced_features as t
using (
  select
    o.feature_date,
    o.game_pk,
    o.season,
    o.cutoff_at,
    o.park,
    o.home_elo,
    o.home_runs_scored,
    o.home_runs_allowed,
    o.home_offence,
    o.home_defence,
    o.home_starter_strength,
    o.home_starter_early_runs,
    o.home_starter_game_strikeouts,
    o.home_starter_game_walks,
    o.home_starter_experience,
    o.home_starter_recent_runs,
    o.home_starter_long_runs,
    o.home_starter_age,
    o.home_line_up_long,
    o.home_line_up_recent,
    o.home_line_up_platoon,
    o.home_line_up_age,
    o.away_elo,
    o.away_runs_scored,
    o.away_runs_allowed,
    o.away_offence,
    o.away_defence,
    o.away_starter_strength,
    o.away_starter_early_runs,
    o.away_starter_game_strikeouts,
    o.away_starter_game_walks,
    o.away_starter_experience,
    o.away_starter_recent_runs,
    o.away_starter_long_runs,
    o.away_starter_age,
    o.away_line_up_long,
    o.away_line_up_recent,
    o.away_line_up_platoon,
    o.away_line_up_age,
    o.league_runs,
    o.park_runs,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_features_advanced_features_offered as o
  where true
  qualify row_number() over (partition by o.game_pk order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.feature_date between partition_from and partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    feature_date = s.feature_date,
    season = s.season,
    cutoff_at = s.cutoff_at,
    park = s.park,
    home_elo = s.home_elo,
    home_runs_scored = s.home_runs_scored,
    home_runs_allowed = s.home_runs_allowed,
    home_offence = s.home_offence,
    home_defence = s.home_defence,
    home_starter_strength = s.home_starter_strength,
    home_starter_early_runs = s.home_starter_early_runs,
    home_starter_game_strikeouts = s.home_starter_game_strikeouts,
    home_starter_game_walks = s.home_starter_game_walks,
    home_starter_experience = s.home_starter_experience,
    home_starter_recent_runs = s.home_starter_recent_runs,
    home_starter_long_runs = s.home_starter_long_runs,
    home_starter_age = s.home_starter_age,
    home_line_up_long = s.home_line_up_long,
    home_line_up_recent = s.home_line_up_recent,
    home_line_up_platoon = s.home_line_up_platoon,
    home_line_up_age = s.home_line_up_age,
    away_elo = s.away_elo,
    away_runs_scored = s.away_runs_scored,
    away_runs_allowed = s.away_runs_allowed,
    away_offence = s.away_offence,
    away_defence = s.away_defence,
    away_starter_strength = s.away_starter_strength,
    away_starter_early_runs = s.away_starter_early_runs,
    away_starter_game_strikeouts = s.away_starter_game_strikeouts,
    away_starter_game_walks = s.away_starter_game_walks,
    away_starter_experience = s.away_starter_experience,
    away_starter_recent_runs = s.away_starter_recent_runs,
    away_starter_long_runs = s.away_starter_long_runs,
    away_starter_age = s.away_starter_age,
    away_line_up_long = s.away_line_up_long,
    away_line_up_recent = s.away_line_up_recent,
    away_line_up_platoon = s.away_line_up_platoon,
    away_line_up_age = s.away_line_up_age,
    league_runs = s.league_runs,
    park_runs = s.park_runs,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (feature_date, game_pk, season, cutoff_at, park, home_elo, home_runs_scored, home_runs_allowed, home_offence, home_defence, home_starter_strength, home_starter_early_runs, home_starter_game_strikeouts, home_starter_game_walks, home_starter_experience, home_starter_recent_runs, home_starter_long_runs, home_starter_age, home_line_up_long, home_line_up_recent, home_line_up_platoon, home_line_up_age, away_elo, away_runs_scored, away_runs_allowed, away_offence, away_defence, away_starter_strength, away_starter_early_runs, away_starter_game_strikeouts, away_starter_game_walks, away_starter_experience, away_starter_recent_runs, away_starter_long_runs, away_starter_age, away_line_up_long, away_line_up_recent, away_line_up_platoon, away_line_up_age, league_runs, park_runs, run_id, source, known_at, ingested_at, row_hash)
  values (s.feature_date, s.game_pk, s.season, s.cutoff_at, s.park, s.home_elo, s.home_runs_scored, s.home_runs_allowed, s.home_offence, s.home_defence, s.home_starter_strength, s.home_starter_early_runs, s.home_starter_game_strikeouts, s.home_starter_game_walks, s.home_starter_experience, s.home_starter_recent_runs, s.home_starter_long_runs, s.home_starter_age, s.home_line_up_long, s.home_line_up_recent, s.home_line_up_platoon, s.home_line_up_age, s.away_elo, s.away_runs_scored, s.away_runs_allowed, s.away_offence, s.away_defence, s.away_starter_strength, s.away_starter_early_runs, s.away_starter_game_strikeouts, s.away_starter_game_walks, s.away_starter_experience, s.away_starter_recent_runs, s.away_starter_long_runs, s.away_starter_age, s.away_line_up_long, s.away_line_up_recent, s.away_line_up_platoon, s.away_line_up_age, s.league_runs, s.park_runs, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
