-- Dead letters, newest first; one by id, all of a status, all of a run.
-- grain: dead letter
-- parameters: @dead_letter_id STRING, @status STRING, @run_id STRING
-- output: dead_letter_id STRING, status STRING, status_note STRING, stage STRING, subscription STRING, topic STRING, contract_id STRING, processor_version STRING, game_date DATE, game_pk INT64, code STRING, error_class STRING, message STRING, stack_excerpt STRING, attempts INT64, failed_at TIMESTAMP, payload STRING, run_id STRING, known_at TIMESTAMP
select
    d.dead_letter_id,
    d.status,
    d.status_note,
    d.stage,
    d.subscription,
    d.topic,
    d.contract_id,
    d.processor_version,
    d.game_date,
    d.game_pk,
    d.code,
    d.error_class,
    d.message,
    d.stack_excerpt,
    d.attempts,
    d.failed_at,
    d.payload,
    d.run_id,
    d.known_at
from operational.dead_letter_queue as d
where
    (@dead_letter_id is null or d.dead_letter_id = @dead_letter_id)
    and (@status is null or d.status = @status)
    and (@run_id is null or d.run_id = @run_id)
order by d.failed_at desc, d.dead_letter_id asc
