import { z } from 'zod';
import { gameDate } from '../../schemas/events/event-parts.ts';
import { addDays, dateRange, easternDateOf } from '../../shared/domain/calendar.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import type { NightlyOptions } from './options.ts';
import type { PlannedDate, RunPlan } from './run-chain.ts';

/** How far back a night looks for gaps. */
const lookBackDays = 7;

const gapRow = z.object({ game_date: gameDate });

/**
 * What a nightly run collects: the asked date, or yesterday (US Eastern) and the gaps of the week before it, oldest first;
 * then the slate, for its schedule and announced starters.
 */
export async function planDates(
  options: Pick<NightlyOptions, 'date' | 'slate'>,
  runId: string,
  { clock, warehouse }: { clock: Clock; warehouse: Warehouse },
): Promise<RunPlan> {
  const date = options.date ?? addDays(easternDateOf(clock.now()), -1);
  const slate = options.slate ?? addDays(date, 1);
  const gaps = options.date === undefined ? await findGaps(date, warehouse) : [];
  const dates: PlannedDate[] = [
    ...gaps.map((gap) => ({ date: gap, reason: 'gap' as const })),
    { date, reason: 'nightly' },
    ...(slate === date ? [] : [{ date: slate, reason: 'slate' as const }]),
  ];
  return { runId, dates, gameDate: date, slate };
}

async function findGaps(date: string, warehouse: Warehouse): Promise<string[]> {
  const [from, to] = [addDays(date, -lookBackDays), addDays(date, -1)];
  const rows = await warehouse.query(
    { file: 'operational/collection_gaps/query.sql' },
    { date_from: { type: 'DATE', value: from }, date_to: { type: 'DATE', value: to } },
  );
  const finished = new Set(rows.map((row) => gapRow.parse(row).game_date));
  return dateRange(from, to).filter((day) => !finished.has(day));
}
