-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_features_market_memory_features_offered as
select *
from mlb_features.market_memory_features
limit 0;
