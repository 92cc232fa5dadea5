-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create or replace temp table mlb_historical_data_game_occurrences_offered as
select *
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
);
