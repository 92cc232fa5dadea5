-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_historical_data_game_weather_offered as o
);
merge into mlb_historical_data.game_weather as t
using (
  select
    o.game_pk,
    o.game_date,
    o.condition,
    o.temperature_fahrenheit,
    o.wind_speed_mph,
    o.wind_direction,
    o.roof_closed,
    parse_json(o.raw) as raw,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_game_weather_offered as o
  where true
  qualify row_number() over (partition by o.game_pk order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.game_date between partition_from and partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
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
