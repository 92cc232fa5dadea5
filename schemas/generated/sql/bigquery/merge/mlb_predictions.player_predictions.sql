-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_predictions_player_predictions_offered as o
);
merge into mlb_predictions.player_predictions as t
using (
  select
    o.game_pk,
    o.game_date,
    o.player_id,
    o.outcome,
    o.team_id,
    o.opponent_team_id,
    o.is_home,
    o.slot,
    o.opposing_starter_id,
    o.model_version,
    o.cutoff_at,
    o.expected,
    o.at_least_one,
    o.at_least_two,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_predictions_player_predictions_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.player_id, o.outcome order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.player_id = s.player_id
  and t.outcome = s.outcome
  and t.game_date between partition_from and partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    team_id = s.team_id,
    opponent_team_id = s.opponent_team_id,
    is_home = s.is_home,
    slot = s.slot,
    opposing_starter_id = s.opposing_starter_id,
    model_version = s.model_version,
    cutoff_at = s.cutoff_at,
    expected = s.expected,
    at_least_one = s.at_least_one,
    at_least_two = s.at_least_two,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, player_id, outcome, team_id, opponent_team_id, is_home, slot, opposing_starter_id, model_version, cutoff_at, expected, at_least_one, at_least_two, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.player_id, s.outcome, s.team_id, s.opponent_team_id, s.is_home, s.slot, s.opposing_starter_id, s.model_version, s.cutoff_at, s.expected, s.at_least_one, s.at_least_two, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
