/**
 * Nights of the chain on a small simulated league, in a process of its own. Every line of standard input is an order; the answer is
 * a line with the points at which the night could have been killed. An order with a point kills the process there instead.
 */
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { attachChain } from '../../services/console/embedded-chain.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { newRunId, reportRun, runChain } from '../../services/console/run-chain.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { faultPorts } from './fault-ports.ts';
import { leagueSource } from './league-source.ts';
import { withoutBatters } from './spoilt-feed.ts';

const gamesPerDateMax = 2;

const orderSchema = z.object({
  dataDir: z.string(),
  dates: z.array(z.string()).min(1),
  /** The league's time. */
  now: z.string(),
  /** The second game of this date has no batters, however often it is collected. */
  spoiltDate: z.string().nullable(),
  environment: z.record(z.string(), z.string()),
  kill: z.object({ label: z.string(), delayMs: z.number() }).nullable(),
});

/** What the process is told: a night that collects the dates and predicts the last of them as of before its first pitch. */
export type ChaosNightOrder = z.infer<typeof orderSchema>;

const world = createWorld({ seed: 20_250_611, scenarios: [] });

async function runNight(order: ChaosNightOrder): Promise<string> {
  const gamesOfSpoiltDate = world
    .calendar(2025)
    .games.filter(({ officialDate }) => officialDate === order.spoiltDate)
    .map(({ gamePk }) => gamePk)
    .sort((left, right) => left - right);
  const source = leagueSource(world, {
    now: () => order.now,
    gamesPerDateMax,
    change: (request, body) =>
      request.endpoint === 'feed_live' && gamesOfSpoiltDate.indexOf(request.gamePk ?? 0) > 0
        ? withoutBatters(body)
        : body,
  });
  const opened = await openEmbeddedPorts(order.dataDir, { logLevel: 'warn' });
  const { ports, points } = faultPorts(opened, order.kill);
  attachChain(ports, source, order.environment);
  await ports.bus.resume();
  await ports.bus.drain();
  const slate = order.dates.at(-1) ?? '';
  const dates = order.dates.map((date) => ({ date, reason: 'nightly' as const }));
  const plan = { runId: newRunId(ports), dates, gameDate: slate, slate };
  await runChain(ports, plan);
  await reportRun(ports, plan);
  await ports.warehouse.close();
  return JSON.stringify(points);
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${await runNight(orderSchema.parse(JSON.parse(line)))}\n`);
}
