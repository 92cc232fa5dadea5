-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
insert into mlb_historical_data.game_occurrences (game_pk, listing_date, game_date, coded_state, detailed_state, reason, scheduled_start_at, reschedule_date, rescheduled_from_date, resume_date, resumed_from_date, double_header, game_number, description, run_id, source, known_at, ingested_at, row_hash)
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
  o.row_hash
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
