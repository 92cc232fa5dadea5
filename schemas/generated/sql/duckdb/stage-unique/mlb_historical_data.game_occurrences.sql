-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_game_occurrences as
select
  o.game_pk,
  o.listing_date,
  o.game_date,
  o.coded_state,
  o.detailed_state,
  o.reason,
  o.scheduled_start_at,
  o.reschedule_date,
  o.rescheduled_from_date,
  o.resume_date,
  o.resumed_from_date,
  o.double_header,
  o.game_number,
  o.description,
  o.run_id,
  o.source,
  o.known_at,
  o.ingested_at,
  o.row_hash,
  (row_number() over () - 1) // 10000 as batch_number
from read_json(
  $files, format = 'newline_delimited', hive_partitioning = false, maximum_object_size = 4194304,
  columns = {
    game_pk: 'BIGINT',
    listing_date: 'DATE',
    game_date: 'DATE',
    coded_state: 'VARCHAR',
    detailed_state: 'VARCHAR',
    reason: 'VARCHAR',
    scheduled_start_at: 'TIMESTAMPTZ',
    reschedule_date: 'DATE',
    rescheduled_from_date: 'DATE',
    resume_date: 'DATE',
    resumed_from_date: 'DATE',
    double_header: 'VARCHAR',
    game_number: 'BIGINT',
    description: 'VARCHAR',
    run_id: 'VARCHAR',
    source: 'VARCHAR',
    known_at: 'TIMESTAMPTZ',
    ingested_at: 'TIMESTAMPTZ',
    row_hash: 'VARCHAR'
  }
) as o;
