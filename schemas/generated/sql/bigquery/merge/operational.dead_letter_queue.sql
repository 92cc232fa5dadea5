-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
merge into operational.dead_letter_queue as t
using (
  select
    o.dead_letter_id,
    o.status,
    o.status_note,
    o.stage,
    o.subscription,
    o.topic,
    o.contract_id,
    o.processor_version,
    o.game_date,
    o.game_pk,
    o.code,
    o.error_class,
    o.message,
    o.stack_excerpt,
    o.attempts,
    o.failed_at,
    o.payload,
    o.run_id,
    o.source,
    o.known_at,
    o.ingested_at,
    o.row_hash
  from staging.operational_dead_letter_queue_offered as o
  where true
  qualify row_number() over (partition by o.dead_letter_id order by o.ingested_at desc, o.row_hash desc, o.run_id desc) = 1
) as s
on t.dead_letter_id = s.dead_letter_id
when matched and s.ingested_at > t.ingested_at and s.row_hash <> t.row_hash then
  update set
    status = s.status,
    status_note = s.status_note,
    stage = s.stage,
    subscription = s.subscription,
    topic = s.topic,
    contract_id = s.contract_id,
    processor_version = s.processor_version,
    game_date = s.game_date,
    game_pk = s.game_pk,
    code = s.code,
    error_class = s.error_class,
    message = s.message,
    stack_excerpt = s.stack_excerpt,
    attempts = s.attempts,
    failed_at = s.failed_at,
    payload = s.payload,
    run_id = s.run_id,
    source = s.source,
    known_at = s.known_at,
    ingested_at = s.ingested_at,
    row_hash = s.row_hash
when not matched then
  insert (dead_letter_id, status, status_note, stage, subscription, topic, contract_id, processor_version, game_date, game_pk, code, error_class, message, stack_excerpt, attempts, failed_at, payload, run_id, source, known_at, ingested_at, row_hash)
  values (s.dead_letter_id, s.status, s.status_note, s.stage, s.subscription, s.topic, s.contract_id, s.processor_version, s.game_date, s.game_pk, s.code, s.error_class, s.message, s.stack_excerpt, s.attempts, s.failed_at, s.payload, s.run_id, s.source, s.known_at, s.ingested_at, s.row_hash);
