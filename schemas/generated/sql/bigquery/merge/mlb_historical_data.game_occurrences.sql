-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
merge into mlb_historical_data.game_occurrences as t
using (
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
  from staging.mlb_historical_data_game_occurrences_offered as o
  where true
  qualify row_number() over (partition by o.game_pk, o.listing_date order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.game_pk = s.game_pk
  and t.listing_date = s.listing_date
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    game_date = s.game_date,
    coded_state = s.coded_state,
    detailed_state = s.detailed_state,
    reason = s.reason,
    scheduled_start_at = s.scheduled_start_at,
    reschedule_date = s.reschedule_date,
    rescheduled_from_date = s.rescheduled_from_date,
    resume_date = s.resume_date,
    resumed_from_date = s.resumed_from_date,
    double_header = s.double_header,
    game_number = s.game_number,
    description = s.description,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (game_pk, listing_date, game_date, coded_state, detailed_state, reason, scheduled_start_at, reschedule_date, rescheduled_from_date, resume_date, resumed_from_date, double_header, game_number, description, run_id, source, known_at, ingested_at, row_hash)
  values (s.game_pk, s.listing_date, s.game_date, s.coded_state, s.detailed_state, s.reason, s.scheduled_start_at, s.reschedule_date, s.rescheduled_from_date, s.resume_date, s.resumed_from_date, s.double_header, s.game_number, s.description, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
