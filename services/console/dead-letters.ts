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
  /** false also of a letter about no game. */
  has_game_row: z.boolean(),
});

/** A dead letter as the console works with it. */
export type Letter = z.infer<typeof letterRow>;

/** What a letter is about, for people: a game without a row has no other sign than its letter. */
export function subjectOfLetter({
  game_pk,
  game_date,
  has_game_row,
}: Pick<Letter, 'game_pk' | 'game_date' | 'has_game_row'>): string {
  const day = game_date ?? 'no date';
  if (game_pk === null) return day;
  return has_game_row ? `${day} game ${game_pk}` : `${day} game ${game_pk} (nothing of it in the warehouse)`;
}

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
