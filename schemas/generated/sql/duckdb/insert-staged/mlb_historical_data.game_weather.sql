-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.game_weather (game_pk, game_date, condition, temperature_fahrenheit, wind_speed_mph, wind_direction, roof_closed, raw, run_id, source, known_at, ingested_at, row_hash)
select
  s.game_pk,
  s.game_date,
  s.condition,
  s.temperature_fahrenheit,
  s.wind_speed_mph,
  s.wind_direction,
  s.roof_closed,
  s.raw,
  s.run_id,
  s.source,
  s.known_at,
  s.ingested_at,
  s.row_hash
from temp.mlb_historical_data_game_weather as s;
