import { attachChain } from '../../services/console/embedded-chain.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import {
  newRunId,
  type PlannedDate,
  type RunOutcome,
  reportRun,
  runChain,
} from '../../services/console/run-chain.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';

/** A night of the whole embedded chain, in this process. */
export interface NightOptions {
  dataDir: string;
  source: DataSource;
  /** Baseball Savant; left out: the feeds alone tell of pitches. */
  savant?: DataSource;
  /** Collected in this order. */
  dates: readonly string[];
  slate: string;
  clock: Clock;
  reason?: PlannedDate['reason'];
  environment?: Readonly<Record<string, string>>;
  /** Puts something between the chain and its ports. */
  wrap?: (ports: EmbeddedPorts) => EmbeddedPorts;
}

/** Runs a night on a data folder: takes up what is left, collects, predicts, reports, lets the folder go. */
export async function runNight(options: NightOptions): Promise<RunOutcome> {
  const { dataDir, source, dates, slate, clock, reason = 'nightly', wrap = (ports) => ports } = options;
  const opened = await openEmbeddedPorts(dataDir, { logLevel: 'warn', clock });
  try {
    const ports = wrap(opened);
    attachChain(ports, source, options.environment ?? {}, { savant: options.savant ?? null });
    await ports.bus.resume();
    await ports.bus.drain();
    const plan = {
      runId: newRunId(ports),
      dates: dates.map((date) => ({ date, reason })),
      gameDate: dates.at(-1) ?? slate,
      slate,
    };
    await runChain(ports, plan);
    return await reportRun(ports, plan);
  } finally {
    await opened.warehouse.close();
  }
}

/** A clock of the league's day: every look at it is a millisecond later than the one before, and sleeping takes no time. */
export function tickingClock(start: string): Clock {
  let nowMs = Date.parse(start);
  return {
    now: () => {
      nowMs += 1;
      return new Date(nowMs);
    },
    monotonicMs: () => nowMs,
    sleep: async (durationMs) => {
      nowMs += durationMs;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
