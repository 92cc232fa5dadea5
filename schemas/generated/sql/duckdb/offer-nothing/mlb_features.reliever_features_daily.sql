-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_features_reliever_features_daily_offered as
select *
from mlb_features.reliever_features_daily
limit 0;
