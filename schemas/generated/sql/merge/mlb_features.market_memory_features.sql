-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @batch_number INT64, @partition_from DATE, @partition_to DATE
merge into mlb_features.market_memory_features as t
using (
  select
    o.feature_date,
    o.game_pk,
    o.season,
    o.cutoff_at,
    o.team_moves,
    o.starter_moves,
    o.closing_ratings,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_features_market_memory_features as o
  where o.batch_number = @batch_number
) as s
on t.game_pk = s.game_pk
  and t.feature_date between @partition_from and @partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    feature_date = s.feature_date,
    season = s.season,
    cutoff_at = s.cutoff_at,
    team_moves = s.team_moves,
    starter_moves = s.starter_moves,
    closing_ratings = s.closing_ratings,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (feature_date, game_pk, season, cutoff_at, team_moves, starter_moves, closing_ratings, run_id, source, known_at, ingested_at, row_hash)
  values (s.feature_date, s.game_pk, s.season, s.cutoff_at, s.team_moves, s.starter_moves, s.closing_ratings, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
