-- Dead letters, newest first; one by id, all of a status, all of a run. The view says which were made good since.
-- grain: dead letter
-- parameters: @dead_letter_id STRING, @status STRING, @run_id STRING
-- output: dead_letter_id STRING, status STRING, resolved_by STRING, status_note STRING, stage STRING, subscription STRING, topic STRING, contract_id STRING, processor_version STRING, game_date DATE, game_pk INT64, code STRING, error_class STRING, message STRING, stack_excerpt STRING, attempts INT64, failed_at TIMESTAMP, payload STRING, run_id STRING, known_at TIMESTAMP, has_game_row BOOL
select
    s.dead_letter_id,
    s.status,
    s.resolved_by,
    s.status_note,
    s.stage,
    s.subscription,
    s.topic,
    s.contract_id,
    s.processor_version,
    s.game_date,
    s.game_pk,
    s.code,
    s.error_class,
    s.message,
    s.stack_excerpt,
    s.attempts,
    s.failed_at,
    s.payload,
    s.run_id,
    s.known_at,
    s.has_game_row
from operational.letters as s
where
    (@dead_letter_id is null or s.dead_letter_id = @dead_letter_id)
    and (@status is null or s.status = @status)
    and (@run_id is null or s.run_id = @run_id)
order by s.failed_at desc, s.dead_letter_id asc
