-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_weather_forecasts_offered as
select *
from mlb_historical_data.weather_forecasts
limit 0;
