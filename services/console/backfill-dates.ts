import type { EmbeddedPorts } from './embedded-ports.ts';
import { type PlannedDate, requestCollection } from './run-chain.ts';

/** What a backfill of dates is told and tells. */
export interface BackfillRun {
  runId: string;
  /** In the order in which they are collected. */
  dates: readonly PlannedDate[];
  /** Dates whose events are in flight at one time. */
  concurrency: number;
  /** true: no date is begun any more; those in flight are finished. */
  isStopped(): boolean;
  /** Nothing of a date is left to do but its features. */
  onDone(date: string): Promise<void>;
}

/**
 * Lets the chain work dates off, so many at one time: their events wait on the bus, and what waits is a folder of objects, not memory.
 * Returns the dates that were begun. Throws the first setup error; messages stay for the next time.
 */
export async function backfillDates(ports: EmbeddedPorts, run: BackfillRun): Promise<string[]> {
  const waiting = [...run.dates];
  const begun: string[] = [];
  const inFlight = new Set<string>();
  const beginNext = async (): Promise<void> => {
    const next = run.isStopped() ? undefined : waiting.shift();
    if (next === undefined) return;
    begun.push(next.date);
    inFlight.add(next.date);
    await requestCollection(ports, run.runId, next);
  };
  for (let slot = 0; slot < run.concurrency; slot += 1) await beginNext();
  await ports.bus.drain(async (date) => {
    // Messages of other keys settle too: dates of an interrupted run.
    if (!inFlight.delete(date)) return;
    await run.onDone(date);
    await beginNext();
  });
  return begun;
}
