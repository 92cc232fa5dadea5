import { z } from 'zod';
import { deadLetterQueue } from '../../schemas/tables/operational.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';

/** Where a letter stands: as it was put, or resolved because its game was loaded later. */
export const letterStates = ['open', 'resolved', 'replayed', 'discarded'] as const;

const storedColumns = deadLetterQueue.row.pick({
  dead_letter_id: true,
  status_note: true,
  stage: true,
  subscription: true,
  topic: true,
  contract_id: true,
  processor_version: true,
  game_date: true,
  game_pk: true,
  code: true,
  error_class: true,
  message: true,
  stack_excerpt: true,
  attempts: true,
  failed_at: true,
  payload: true,
  run_id: true,
  known_at: true,
});
const letterRow = storedColumns.extend({
  status: z.enum(letterStates),
  /** The run that loaded the game of an open letter later. */
  resolved_by: z.string().nullable(),
});

/** A dead letter as the console works with it. */
export type Letter = z.infer<typeof letterRow>;

/** Dead letters, newest first; a filter that is left out lets all pass. */
export async function readLetters(
  warehouse: Warehouse,
  filter: { id?: string | null; status?: Letter['status'] | null; runId?: string | null },
): Promise<Letter[]> {
  const rows = await warehouse.query(
    { file: 'operational/dead_letters/query.sql' },
    {
      dead_letter_id: { type: 'STRING', value: filter.id ?? null },
      status: { type: 'STRING', value: filter.status ?? null },
      run_id: { type: 'STRING', value: filter.runId ?? null },
    },
  );
  return rows.map((row) => letterRow.parse(row));
}
