import { z } from 'zod';
import { gameDate, gamePk, grade, runId } from '../../schemas/events/event-parts.ts';
import { stageNames } from '../../schemas/topics.ts';
import { addDays, daysBetween } from '../../shared/domain/calendar.ts';
import { readWindowFacts } from '../../shared/runtime/read-window-facts.ts';
import type { BackfillPlan } from './backfill-plan.ts';
import { readLetters } from './dead-letters.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';

/** What `backfill --json` prints: one object. */
export const backfillReportSchema = z.strictObject({
  run_id: runId,
  from: gameDate,
  to: gameDate,
  status: z.enum(['success', 'partial', 'interrupted']),
  /** Dates that were collected, and the games they have now. */
  ran: z.array(
    z.strictObject({
      game_date: gameDate,
      why: z.string(),
      games: z.int().nonnegative(),
      grades: z.partialRecord(grade, z.int()),
    }),
  ),
  skipped: z.array(z.strictObject({ game_date: gameDate, reason: z.string() })),
  failed: z.array(
    z.strictObject({
      game_date: gameDate.nullable(),
      game_pk: gamePk.nullable(),
      stage: z.enum(stageNames),
      code: z.string(),
      message: z.string(),
    }),
  ),
  /** Dates that an interruption left. */
  not_begun: z.array(gameDate),
  /** Dates of changed facts whose features, and those of every later date, were rebuilt. */
  features_rebuilt: z.array(gameDate),
  seconds: z.number(),
});

/** See {@link backfillReportSchema}. */
export type BackfillReport = z.infer<typeof backfillReportSchema>;

/** What happened. */
export interface BackfillOutcome {
  runId: string;
  from: string;
  to: string;
  plan: BackfillPlan;
  begun: readonly string[];
  featuresRebuilt: readonly string[];
  isInterrupted: boolean;
  durationMs: number;
}

/** Gathers what ran, what was skipped, what failed and why. */
export async function reportBackfill(
  ports: EmbeddedPorts,
  outcome: BackfillOutcome,
): Promise<BackfillReport> {
  const { plan, begun, isInterrupted } = outcome;
  const { games } = await readWindowFacts(ports.warehouse, outcome.from, outcome.to);
  const letters = await readLetters(ports.warehouse, { runId: outcome.runId, status: 'open' });
  const isBegun = new Set(begun);
  const status = isInterrupted ? 'interrupted' : letters.length > 0 ? 'partial' : 'success';
  return backfillReportSchema.parse({
    run_id: outcome.runId,
    from: outcome.from,
    to: outcome.to,
    status,
    ran: plan.dates
      .filter(({ date }) => isBegun.has(date))
      .map(({ date, why }) => {
        const own = games.filter(({ gameDate: day }) => day === date);
        const grades = Map.groupBy(own, ({ verdict }) => verdict?.grade ?? null);
        grades.delete(null);
        return {
          game_date: date,
          why,
          games: own.length,
          grades: Object.fromEntries([...grades].map(([name, graded]) => [name, graded.length])),
        };
      }),
    skipped: plan.skipped.map(({ date, reason }) => ({ game_date: date, reason })),
    failed: letters.map(({ game_date, game_pk, stage, code, message }) => ({
      game_date,
      game_pk,
      stage,
      code,
      message,
    })),
    not_begun: plan.dates.map(({ date }) => date).filter((date) => !isBegun.has(date)),
    features_rebuilt: [...outcome.featuresRebuilt],
    seconds: Math.round(outcome.durationMs) / 1_000,
  });
}

/** Dates with one text, in runs of days: `2024-04-02 to 2024-04-09 (8): done`. */
function inSpans(rows: readonly { game_date: string; text: string }[]): string[] {
  const spans: { first: string; last: string; text: string }[] = [];
  for (const { game_date, text } of rows) {
    const span = spans.at(-1);
    if (span !== undefined && span.text === text && addDays(span.last, 1) === game_date)
      span.last = game_date;
    else spans.push({ first: game_date, last: game_date, text });
  }
  return spans.map(({ first, last, text }) =>
    first === last ? `${first}: ${text}` : `${first} to ${last} (${daysBetween(first, last) + 1}): ${text}`,
  );
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** The summary for people. */
export function formatBackfill(report: BackfillReport): string[] {
  const { ran, skipped, failed } = report;
  const games = ran.reduce((sum, day) => sum + day.games, 0);
  const gradeOf = (name: 'A' | 'B' | 'C' | 'F'): number =>
    ran.reduce((sum, { grades }) => sum + (grades[name] ?? 0), 0);
  return [
    `Backfill ${report.run_id}, ${report.from} to ${report.to}: ${counted(ran.length, 'date')} collected, ${skipped.length} skipped, ${failed.length} failed`,
    ...(ran.length === 0
      ? []
      : [
          `Collected: ${counted(games, 'game')}, grades A ${gradeOf('A')}, B ${gradeOf('B')}, C ${gradeOf('C')}, F ${gradeOf('F')}; features of ${counted(report.features_rebuilt.length, 'changed date')} and what depends on them rebuilt`,
        ]),
    ...(skipped.length === 0 ? [] : ['Skipped:']),
    ...inSpans(skipped.map(({ game_date, reason }) => ({ game_date, text: reason }))).map(
      (line) => `  ${line}`,
    ),
    ...(failed.length === 0 ? [] : ['Failed:']),
    ...failed.map(
      ({ game_date, game_pk, stage, code, message }) =>
        `  ${game_date ?? 'no date'}${game_pk === null ? '' : ` game ${game_pk}`}, ${stage}: ${code}: ${message.slice(0, 160)}`,
    ),
  ];
}
