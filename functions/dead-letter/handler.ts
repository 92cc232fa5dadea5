import { deadLetterQueue } from '../../schemas/tables/operational.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { withLineage } from '../../shared/domain/lineage.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { putObject, toNdjson } from '../../shared/runtime/object-reference.ts';
import { defineStage } from '../../shared/runtime/stage.ts';
import type { StageContext, StageResult, TopicData } from '../../shared/runtime/stage-types.ts';

/** What the dead-letter stage works with. */
export interface DeadLetterDependencies {
  objects: ObjectStore;
  warehouse: Warehouse;
}

/** Keeps what failed for good in `operational.dead_letter_queue`, payload untouched, so that it can be looked at and replayed. */
export async function storeDeadLetter(
  letter: TopicData<'event.dead-lettered'>,
  { objects, warehouse }: DeadLetterDependencies,
  context: StageContext,
): Promise<StageResult> {
  const { run_id: runId, ...fields } = letter;
  const row = withLineage(
    { ...fields, status: 'open', status_note: null },
    {
      runId: runId ?? 'none',
      source: 'dead-letter',
      knownAt: letter.failed_at,
      ingestedAt: context.clock.now().toISOString(),
    },
  );
  const key = `dead-letters/${context.eventId}.ndjson`;
  const object = await putObject(objects, key, toNdjson([deadLetterQueue.row.parse(row)]), 1);
  await warehouse.load({ table: qualifiedName(deadLetterQueue), objectKeys: [key], mode: { kind: 'merge' } });
  context.log.error(
    { code: letter.code, failed_stage: letter.stage, game_pk: letter.game_pk },
    'dead letter stored',
  );
  return {
    status: 'success',
    reason: `${letter.stage}: ${letter.code}`,
    rowsIn: 1,
    rowsOut: 1,
    outputs: [object],
  };
}

/** The dead-letter stage. */
export const deadLetterStage = defineStage<DeadLetterDependencies>({
  name: 'dead-letter',
  handlers: { 'event.dead-lettered': storeDeadLetter },
});
