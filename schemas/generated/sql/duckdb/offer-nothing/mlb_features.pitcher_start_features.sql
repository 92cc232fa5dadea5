-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_features_pitcher_start_features_offered as
select *
from mlb_features.pitcher_start_features
limit 0;
