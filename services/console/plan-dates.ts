import { lookBackDaysDefault } from '../../schemas/schedules.ts';
import { addDays, dateRange, easternDateOf } from '../../shared/domain/calendar.ts';
import {
  type DateGap,
  planCollection,
  reasonsInWords,
} from '../../shared/domain/collection-plan/plan-collection.ts';
import { phaseOf } from '../../shared/domain/season-calendar/phases.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { readSeasonCalendar } from '../../shared/runtime/read-season-calendar.ts';
import { readWindowFacts } from '../../shared/runtime/read-window-facts.ts';
import type { NightlyOptions } from './options.ts';
import type { PlannedDate, RunPlan } from './run-chain.ts';

/** What the plan of a night depends on. */
export interface PlanOptions extends Pick<NightlyOptions, 'date' | 'slate' | 'look-back-days'> {
  /** Whether the source is one of Statcast too. */
  expectsStatcast: boolean;
}

/**
 * What a nightly run collects, oldest first: the gaps of the look-back window, in which yesterday (US Eastern) is the last date; then
 * the slate, for its schedule and announced starters. A date that was asked for is collected whatever is known of it, and looks
 * back only when told so. In the off-season, and when nothing is missing, the plan says so instead.
 */
export async function planDates(
  options: PlanOptions,
  runId: string,
  { clock, warehouse }: { clock: Clock; warehouse: Warehouse },
): Promise<RunPlan> {
  const gameDate = options.date ?? addDays(easternDateOf(clock.now()), -1);
  const slate = options.slate ?? addDays(gameDate, 1);
  const lookBackDays = options['look-back-days'] ?? (options.date === undefined ? lookBackDaysDefault : 0);
  const dateFrom = addDays(gameDate, -lookBackDays);
  const calendar = await readSeasonCalendar(warehouse, [dateFrom, gameDate, slate]);
  const gaps = planCollection(
    dateRange(dateFrom, gameDate),
    await readWindowFacts(warehouse, dateFrom, gameDate),
    { now: clock.now(), calendar, expectsStatcast: options.expectsStatcast },
  );
  const isOff = (date: string): boolean => phaseOf(date, calendar) === 'off_season';
  const asked = options.date !== undefined && !isOff(gameDate) ? askedFor(gameDate, gaps) : [];
  const found = gaps.filter(({ date }) => asked.length === 0 || date !== gameDate);
  const dates = [...found.map((gap) => plannedGap(gap, gameDate)), ...asked];
  const isSlateOff = isOff(slate);
  const plan = { runId, gameDate, slate, asksForSlate: !isSlateOff };
  if (dates.length > 0)
    return {
      ...plan,
      dates: isSlateOff || slate === gameDate ? dates : [...dates, slateOf(slate)],
      message: null,
    };
  if (isSlateOff && isOff(gameDate)) return { ...plan, dates: [], message: offSeason(gameDate, slate) };
  return {
    ...plan,
    dates: isSlateOff ? [] : [slateOf(slate)],
    message: `skipped: nothing missing in ${dateFrom} to ${gameDate}`,
  };
}

const slateOf = (slate: string): PlannedDate => ({
  date: slate,
  reason: 'slate',
  why: 'slate',
  gamePks: null,
});

const askedFor = (date: string, gaps: readonly DateGap[]): PlannedDate[] => {
  const gap = gaps.find((candidate) => candidate.date === date);
  const why = gap === undefined ? 'asked for' : `asked for, ${reasonsInWords(gap.reasons)}`;
  return [{ date, reason: 'nightly', why, gamePks: null }];
};

const plannedGap = ({ date, reasons, gamePks }: DateGap, gameDate: string): PlannedDate => ({
  date,
  reason: date === gameDate ? 'nightly' : 'gap',
  why: reasonsInWords(reasons),
  gamePks,
});

const offSeason = (gameDate: string, slate: string): string =>
  `It is the off-season: no games on ${gameDate}${slate === gameDate ? '' : ` and ${slate}`}. Nothing to do.`;
