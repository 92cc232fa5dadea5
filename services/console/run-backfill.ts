import { dateRange } from '../../shared/domain/calendar.ts';
import { backfillDates } from './backfill-dates.ts';
import { planBackfill } from './backfill-plan.ts';
import type { BackfillOutcome } from './backfill-report.ts';
import type { Terminal } from './commands/nightly.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { holdFeatures, rebuildHeldFeatures } from './hold-features.ts';
import { createProgress } from './progress.ts';
import { recordDates } from './record-manifests.ts';
import { newRunId } from './run-chain.ts';

/** What is to be collected, and how. */
export interface BackfillSettings {
  from: string;
  to: string;
  /** Dates in flight at one time. */
  concurrency: number;
  /** Whether Savant is asked too. */
  expectsStatcast: boolean;
  isQuiet: boolean;
  /** Asked before every date: true ends the run after those in flight. */
  isStopped(): boolean;
  /** Called once, before the first date. */
  beforeFirst?(): Promise<void>;
}

/**
 * Takes up what an interrupted run left, collects what is missing of the dates, and rebuilds the features of all of them once. The
 * chain must be attached.
 */
export async function runBackfill(
  ports: EmbeddedPorts,
  settings: BackfillSettings,
  terminal: Pick<Terminal, 'progress' | 'rewrite'>,
): Promise<BackfillOutcome> {
  const { from, to, concurrency, isQuiet, isStopped } = settings;
  const startedMs = ports.clock.monotonicMs();
  const runId = newRunId(ports);
  holdFeatures(ports);
  const resumed = await takeUp(ports, settings, isQuiet ? () => undefined : terminal.progress);
  const plan = await planBackfill(settings, ports);
  if (plan.dates.length > 0) await settings.beforeFirst?.();
  const progress = createProgress(terminal, { total: plan.dates.length, clock: ports.clock, isQuiet });
  if (plan.dates.length > 0)
    progress.say(
      `run ${runId}: ${plan.dates.length} of ${plan.dates.length + plan.skipped.length} dates to collect, ${concurrency} at a time`,
    );
  const whyOf = new Map(plan.dates.map(({ date, why }) => [date, why]));
  let begun: string[];
  try {
    begun = await backfillDates(ports, {
      runId,
      dates: plan.dates,
      concurrency,
      isStopped,
      onDone: async (date) => progress.step(`${date} (${whyOf.get(date)})`),
    });
  } finally {
    progress.end();
  }
  const isInterrupted = isStopped();
  if (!isInterrupted && begun.length + resumed > 0) progress.say('rebuilding features');
  // After an interruption they wait on the bus for whatever command comes next.
  const featuresRebuilt = isInterrupted ? [] : await rebuildHeldFeatures(ports, runId);
  await recordDates(ports, [...new Set([...begun, ...featuresRebuilt])]);
  const durationMs = ports.clock.monotonicMs() - startedMs;
  return { runId, from, to, plan, begun, featuresRebuilt, isInterrupted, durationMs };
}

/** Works off what an interrupted process left, so that the plan sees it as done. Returns the number of messages. */
async function takeUp(
  ports: EmbeddedPorts,
  { from, to }: BackfillSettings,
  progress: (line: string) => void,
): Promise<number> {
  const resumed = await ports.bus.resume();
  if (resumed === 0) return 0;
  progress(`taking up ${resumed} message${resumed === 1 ? '' : 's'} of an interrupted run`);
  await ports.bus.drain();
  await recordDates(ports, dateRange(from, to));
  return resumed;
}
