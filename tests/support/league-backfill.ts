/**
 * A backfill on a small simulated league. As a process of its own (`node league-backfill.ts ORDER`) it can be killed; every finished
 * date is a line on standard output.
 */
import { z } from 'zod';
import type { BackfillOutcome } from '../../services/console/backfill-report.ts';
import { attachChain } from '../../services/console/embedded-chain.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { runBackfill } from '../../services/console/run-backfill.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { leagueSource } from './league-source.ts';

const orderSchema = z.object({
  dataDir: z.string(),
  from: z.string(),
  to: z.string(),
  /** The league's time. */
  now: z.string(),
  concurrency: z.int().default(4),
  gamesPerDateMax: z.int().default(2),
  /** Whether the league's Savant is asked too. */
  hasStatcast: z.boolean().default(false),
});

/** What is collected. */
export type BackfillOrder = z.input<typeof orderSchema>;

/** Runs a backfill of the league without its awkward days, and lets the folder go. */
export async function backfillLeague(
  order: BackfillOrder,
  onStep: (line: string) => void = () => undefined,
): Promise<BackfillOutcome> {
  const { dataDir, from, to, now, concurrency, gamesPerDateMax, hasStatcast } = orderSchema.parse(order);
  const world = createWorld({ seed: 20_250_611, scenarios: [] });
  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'warn' });
  try {
    const source = leagueSource(world, { now: () => now, gamesPerDateMax });
    attachChain(ports, source, {}, { savant: hasStatcast ? source : null });
    return await runBackfill(
      ports,
      { from, to, concurrency, expectsStatcast: hasStatcast, isQuiet: false, isStopped: () => false },
      { progress: onStep },
    );
  } finally {
    await ports.warehouse.close();
  }
}

const [, script, order] = process.argv;
if (script === import.meta.filename && order !== undefined)
  await backfillLeague(orderSchema.parse(JSON.parse(order)), (line) => process.stdout.write(`${line}\n`));
