-- Dead letters as they stand. An open letter about a game that was loaded later is resolved, and says by which run: the state
-- follows from the facts, the letter itself is not touched.
-- grain: one row per dead letter
-- key: dead_letter_id
-- output: dead_letter_id STRING, status STRING, resolved_by STRING, status_note STRING,
--   stage STRING, subscription STRING, topic STRING, contract_id STRING, processor_version STRING,
--   game_date DATE, game_pk INT64, code STRING, error_class STRING, message STRING,
--   stack_excerpt STRING, attempts INT64, failed_at TIMESTAMP, payload STRING, run_id STRING, known_at TIMESTAMP, has_game_row BOOL
create or replace view operational.letters as
with accepted as (
    select
        q.game_pk,
        max(q.ingested_at) as accepted_at,
        any_value(q.run_id having max q.ingested_at) as run_id
    from operational.quality_reports as q
    -- A letter may be of any date; BigQuery wants the partition to be compared.
    where q.game_date >= date '1900-01-01' and q.grade != 'F'
    group by q.game_pk
),

loaded as (
    select
        a.game_pk,
        a.accepted_at,
        a.run_id
    from accepted as a
    inner join mlb_historical_data.games as g on a.game_pk = g.game_pk
    where
        g.game_date >= date '1900-01-01'
        -- A game that could not be collected is accepted with the schedule's row alone: it has begun, and its plays are missing.
        and (g.pitches_recorded is not null or substr(g.coded_state, 1, 1) in ('S', 'P', 'D', 'C'))
)

select
    d.dead_letter_id,
    if(d.status = 'open' and l.run_id is not null, 'resolved', d.status) as status,
    if(d.status = 'open', l.run_id, null) as resolved_by,
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
    d.known_at,
    g.game_pk is not null as has_game_row
from operational.dead_letter_queue as d
left join loaded as l on d.game_pk = l.game_pk and d.failed_at < l.accepted_at
left join mlb_historical_data.games as g on d.game_pk = g.game_pk
