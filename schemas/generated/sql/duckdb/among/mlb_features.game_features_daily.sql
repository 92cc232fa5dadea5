-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
select 1 as found
from mlb_features.game_features_daily as t
where t.game_pk between $first and $last
limit 1;
