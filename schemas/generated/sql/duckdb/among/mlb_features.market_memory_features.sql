-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 1 as found
from mlb_features.market_memory_features as t
where t.game_pk between $first and $last
limit 1;
