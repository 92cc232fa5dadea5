-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_predictions_game_predictions_game_dates ARRAY<DATE>
if exists (select 1 from staging.mlb_predictions_game_predictions_offered as o where o.game_date not in unnest(@mlb_predictions_game_predictions_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of mlb_predictions.game_predictions.';
end if;
delete from mlb_predictions.game_predictions as t
where t.game_date in unnest(@mlb_predictions_game_predictions_game_dates)
  and not exists (
    select 1
    from staging.mlb_predictions_game_predictions_offered as s
    where s.game_pk = t.game_pk and s.model_system = t.model_system
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_predictions_game_predictions_offered as o
);
merge into mlb_predictions.game_predictions as t
using (
  select
    o.game_pk,
    o.game_date,
    o.model_system,
    o.model_version,
    o.cutoff_at,
    o.home_team_id,
    o.away_team_id,
    o.home_starter_id,
    o.away_starter_id,
    o.home_win_probability,
    o.elo_home_win_probability,
    o.expected_home_runs,
    o.expected_away_runs,
    parse_json(o.contributions) as contributions,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_predictions_game_predictions_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.model_system order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.model_system = s.model_system
  and t.game_date between partition_from and partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    model_version = s.model_version,
    cutoff_at = s.cutoff_at,
    home_team_id = s.home_team_id,
    away_team_id = s.away_team_id,
    home_starter_id = s.home_starter_id,
    away_starter_id = s.away_starter_id,
    home_win_probability = s.home_win_probability,
    elo_home_win_probability = s.elo_home_win_probability,
    expected_home_runs = s.expected_home_runs,
    expected_away_runs = s.expected_away_runs,
    contributions = s.contributions,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, model_system, model_version, cutoff_at, home_team_id, away_team_id, home_starter_id, away_starter_id, home_win_probability, elo_home_win_probability, expected_home_runs, expected_away_runs, contributions, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.model_system, s.model_version, s.cutoff_at, s.home_team_id, s.away_team_id, s.home_starter_id, s.away_starter_id, s.home_win_probability, s.elo_home_win_probability, s.expected_home_runs, s.expected_away_runs, s.contributions, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
