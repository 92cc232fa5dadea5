-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
-- parameters: @partition_from DATE, @partition_to DATE
merge into mlb_historical_data.game_weather as t
using staging.mlb_historical_data_game_weather as s
on t.game_pk = s.game_pk
  and t.game_date between @partition_from and @partition_to
when matched and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    condition = s.condition,
    temperature_fahrenheit = s.temperature_fahrenheit,
    wind_speed_mph = s.wind_speed_mph,
    wind_direction = s.wind_direction,
    roof_closed = s.roof_closed,
    raw = s.raw,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, condition, temperature_fahrenheit, wind_speed_mph, wind_direction, roof_closed, raw, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.condition, s.temperature_fahrenheit, s.wind_speed_mph, s.wind_direction, s.roof_closed, s.raw, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
