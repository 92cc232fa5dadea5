-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_features_advanced_features_offered as
select *
from mlb_features.advanced_features
limit 0;
