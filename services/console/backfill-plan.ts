import { dateRange, easternDateOf } from '../../shared/domain/calendar.ts';
import { planCollection, reasonsInWords } from '../../shared/domain/collection-plan/plan-collection.ts';
import { phaseOf } from '../../shared/domain/season-calendar/phases.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { readSeasonCalendar } from '../../shared/runtime/read-season-calendar.ts';
import { readWindowFacts } from '../../shared/runtime/read-window-facts.ts';
import type { PlannedDate } from './run-chain.ts';

/** What a backfill collects, and what it leaves out and why. */
export interface BackfillPlan {
  dates: PlannedDate[];
  skipped: { date: string; reason: string }[];
}

/** What is missing of the dates from one to another: what is done, empty or not played yet is skipped with the reason. */
export async function planBackfill(
  { from, to, expectsStatcast }: { from: string; to: string; expectsStatcast: boolean },
  { clock, warehouse }: { clock: Clock; warehouse: Warehouse },
): Promise<BackfillPlan> {
  const dates = dateRange(from, to);
  const now = clock.now();
  const today = easternDateOf(now);
  const facts = await readWindowFacts(warehouse, from, to);
  const calendar = await readSeasonCalendar(warehouse, dates);
  const gamesOf = Map.groupBy(facts.games, ({ gameDate }) => gameDate);
  const over = dates.filter((date) => date < today);
  const gaps = planCollection(over, facts, { now, calendar, expectsStatcast });
  const isGap = new Set(gaps.map(({ date }) => date));
  const reasonToSkip = (date: string): string => {
    if (date >= today) return 'not over yet';
    const games = gamesOf.get(date)?.length ?? 0;
    if (games > 0) return `done: ${games} game${games === 1 ? '' : 's'} in the warehouse`;
    return phaseOf(date, calendar) === 'off_season' ? 'off-season' : 'done: no games that day';
  };
  return {
    dates: gaps.map(({ date, reasons, gamePks }) => ({
      date,
      reason: 'backfill',
      why: reasonsInWords(reasons),
      gamePks,
    })),
    skipped: dates.filter((date) => !isGap.has(date)).map((date) => ({ date, reason: reasonToSkip(date) })),
  };
}
