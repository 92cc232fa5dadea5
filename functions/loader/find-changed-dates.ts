import { z } from 'zod';
import { gameDate } from '../../schemas/events/event-parts.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import type { TopicData } from '../../shared/runtime/stage-types.ts';
import type { LoaderDependencies } from './dependencies.ts';

const datedRow = z.object({ game_date: gameDate });

/**
 * Dates whose facts this run wrote. The rows of one collection may belong to several dates: a postponed game moves,
 * a suspended one keeps the date on which it began.
 */
export async function findChangedDates(
  event: TopicData<'data.validated'>,
  { objects, warehouse }: LoaderDependencies,
): Promise<string[]> {
  const dates = new Set([event.game_date]);
  const games = event.tables.find(({ table }) => table === 'mlb_historical_data.games');
  if (games !== undefined) {
    for (const line of (await getObject(objects, games.object)).toString().split('\n')) {
      if (line !== '') dates.add(datedRow.parse(JSON.parse(line)).game_date);
    }
  }
  const sorted = [...dates].sort();
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
