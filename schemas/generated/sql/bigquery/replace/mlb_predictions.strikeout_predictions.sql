-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @mlb_predictions_strikeout_predictions_game_dates ARRAY<DATE>
if exists (select 1 from staging.mlb_predictions_strikeout_predictions_offered as o where o.game_date not in unnest(@mlb_predictions_strikeout_predictions_game_dates)) then
raise using message = 'A row of another date was offered in a replacement of dates of mlb_predictions.strikeout_predictions.';
end if;
delete from mlb_predictions.strikeout_predictions as t
where t.game_date in unnest(@mlb_predictions_strikeout_predictions_game_dates)
  and not exists (
    select 1
    from staging.mlb_predictions_strikeout_predictions_offered as s
    where s.game_pk = t.game_pk and s.pitcher_id = t.pitcher_id and s.system_id = t.system_id
  );
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_predictions_strikeout_predictions_offered as o
);
merge into mlb_predictions.strikeout_predictions as t
using (
  select
    o.game_pk,
    o.game_date,
    o.system_id,
    o.pitcher_id,
    o.team_id,
    o.opponent_team_id,
    o.is_home,
    o.model_version,
    o.cutoff_at,
    o.mean_strikeouts,
    o.distribution,
    o.dispersion,
    parse_json(o.over_probabilities) as over_probabilities,
    o.line,
    o.line_source,
    o.line_bookmaker,
    o.line_captured_at,
    o.market_over_probability,
    o.over_probability,
    o.edge,
    o.confidence,
    parse_json(o.red_flags) as red_flags,
    o.recommendation,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_predictions_strikeout_predictions_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.pitcher_id, o.system_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.pitcher_id = s.pitcher_id
  and t.system_id = s.system_id
  and t.game_date between partition_from and partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    team_id = s.team_id,
    opponent_team_id = s.opponent_team_id,
    is_home = s.is_home,
    model_version = s.model_version,
    cutoff_at = s.cutoff_at,
    mean_strikeouts = s.mean_strikeouts,
    distribution = s.distribution,
    dispersion = s.dispersion,
    over_probabilities = s.over_probabilities,
    line = s.line,
    line_source = s.line_source,
    line_bookmaker = s.line_bookmaker,
    line_captured_at = s.line_captured_at,
    market_over_probability = s.market_over_probability,
    over_probability = s.over_probability,
    edge = s.edge,
    confidence = s.confidence,
    red_flags = s.red_flags,
    recommendation = s.recommendation,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, system_id, pitcher_id, team_id, opponent_team_id, is_home, model_version, cutoff_at, mean_strikeouts, distribution, dispersion, over_probabilities, line, line_source, line_bookmaker, line_captured_at, market_over_probability, over_probability, edge, confidence, red_flags, recommendation, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.system_id, s.pitcher_id, s.team_id, s.opponent_team_id, s.is_home, s.model_version, s.cutoff_at, s.mean_strikeouts, s.distribution, s.dispersion, s.over_probabilities, s.line, s.line_source, s.line_bookmaker, s.line_captured_at, s.market_over_probability, s.over_probability, s.edge, s.confidence, s.red_flags, s.recommendation, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
