-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
set (partition_from, partition_to) = (
  select as struct
    date_sub(min(o.game_date), interval 366 day) as first_date,
    date_add(max(o.game_date), interval 366 day) as last_date
  from staging.mlb_historical_data_linescores_offered as o
);
merge into mlb_historical_data.linescores as t
using (
  select
    o.game_pk,
    o.game_date,
    o.inning,
    o.home_runs,
    o.away_runs,
    o.home_hits,
    o.away_hits,
    o.home_errors,
    o.away_errors,
    o.home_left_on_base,
    o.away_left_on_base,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.mlb_historical_data_linescores_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.inning order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.inning = s.inning
  and t.game_date between partition_from and partition_to
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    home_runs = s.home_runs,
    away_runs = s.away_runs,
    home_hits = s.home_hits,
    away_hits = s.away_hits,
    home_errors = s.home_errors,
    away_errors = s.away_errors,
    home_left_on_base = s.home_left_on_base,
    away_left_on_base = s.away_left_on_base,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, game_date, inning, home_runs, away_runs, home_hits, away_hits, home_errors, away_errors, home_left_on_base, away_left_on_base, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.game_date, s.inning, s.home_runs, s.away_runs, s.home_hits, s.away_hits, s.home_errors, s.away_errors, s.home_left_on_base, s.away_left_on_base, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
