-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
merge into mlb_historical_data.seasons as t
using (
  select
    o.season,
    o.spring_start,
    o.spring_end,
    o.regular_start,
    o.regular_end,
    o.all_star_date,
    o.postseason_start,
    o.postseason_end,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_seasons_offered as o
  where true
  qualify row_number() over (partition by o.season order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.season = s.season
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    spring_start = s.spring_start,
    spring_end = s.spring_end,
    regular_start = s.regular_start,
    regular_end = s.regular_end,
    all_star_date = s.all_star_date,
    postseason_start = s.postseason_start,
    postseason_end = s.postseason_end,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (season, spring_start, spring_end, regular_start, regular_end, all_star_date, postseason_start, postseason_end, run_id, source, known_at, ingested_at, row_hash)
  values (s.season, s.spring_start, s.spring_end, s.regular_start, s.regular_end, s.all_star_date, s.postseason_start, s.postseason_end, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
