-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_features.market_memory_features (feature_date, game_pk, season, cutoff_at, team_moves, starter_moves, closing_ratings, run_id, source, known_at, ingested_at, row_hash)
select
  s.feature_date,
  s.game_pk,
  s.season,
  s.cutoff_at,
  s.team_moves,
  s.starter_moves,
  s.closing_ratings,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_features_market_memory_features as s;
