-- Generated from schemas/tables by scripts/generate-sql.ts; do not edit.
create table if not exists operational.dead_letter_queue (
  dead_letter_id STRING not null options (description = "Subscription, event id and part."),
  status STRING not null options (description = "open, replayed or discarded."),
  status_note STRING options (description = "Who or why."),
  stage STRING not null options (description = "Stage that failed."),
  subscription STRING not null options (description = "Subscription of the delivery."),
  topic STRING not null options (description = "Topic to replay to."),
  contract_id STRING not null options (description = "Event type of the payload."),
  processor_version STRING not null options (description = "Version of the code."),
  game_date DATE options (description = "Partition, when known."),
  game_pk INT64 options (description = "Game, when it is one game."),
  code STRING not null options (description = "Registry code."),
  error_class STRING not null options (description = "contract, transient, setup or bug."),
  message STRING not null options (description = "What failed."),
  stack_excerpt STRING not null options (description = "Beginning of the stack."),
  attempts INT64 not null options (description = "Deliveries."),
  failed_at TIMESTAMP not null options (description = "When it was given up."),
  payload STRING not null options (description = "The original message."),
  run_id STRING not null options (description = "Run that offered the row last."),
  source STRING not null options (description = "Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it."),
  known_at TIMESTAMP not null options (description = "When the world could know the fact."),
  ingested_at TIMESTAMP not null options (description = "When we got the fact; a newer one wins a MERGE."),
  row_hash STRING not null options (description = "SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.")
)
cluster by stage
options (
  description = "Dead letters. The payload is the original message, untouched. Open ones do not grow old."
);
