-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_predictions.player_predictions as t
using staging.mlb_predictions_player_predictions as s
on t.game_pk = s.game_pk
  and t.player_id = s.player_id
  and t.outcome = s.outcome
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
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
