import { z } from 'zod';
import { gameDate } from '../../schemas/events/event-parts.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import type { TopicData } from '../../shared/runtime/stage-types.ts';

const datedRow = z.object({ game_date: gameDate });

/**
 * Dates whose facts this run wrote, among the dates of its games. The rows of one collection may belong to several dates: a postponed
 * game moves, a suspended one keeps the date on which it began.
 */
export async function findChangedDates(
  event: TopicData<'data.validated'>,
  gameDates: readonly string[],
  warehouse: Warehouse,
): Promise<string[]> {
  const sorted = [event.game_date, ...gameDates].sort();
  const rows = await warehouse.query(
    { file: 'mlb_historical_data/changed_game_dates/query.sql' },
    {
      run_id: { type: 'STRING', value: event.run_id },
      date_from: { type: 'DATE', value: sorted.at(0) ?? event.game_date },
      date_to: { type: 'DATE', value: sorted.at(-1) ?? event.game_date },
    },
  );
  return rows.map((row) => datedRow.parse(row).game_date);
}
