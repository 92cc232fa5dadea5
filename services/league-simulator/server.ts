import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createLeagueSimulator } from './league-simulator.ts';

const optionsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  seed: z.coerce.number().int().min(0).default(1),
  season: z.coerce.number().int().min(2000).max(2099).default(2025),
  now: z.iso.datetime({ offset: true }).optional(),
});

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    seed: { type: 'string' },
    season: { type: 'string' },
    now: { type: 'string' },
  },
});
const options = optionsSchema.safeParse(values);
if (!options.success) {
  console.error(`league-simulator: ${z.prettifyError(options.error)}`);
  process.exit(2);
}

const { port, seed, season, now } = options.data;
const simulator = createLeagueSimulator({
  seed,
  seasonStart: `${season}-03-27`,
  ...(now === undefined ? {} : { now }),
});
const { url, close } = await simulator.listen(port);

// The first line is the address, for a parent process that waits for it.
console.log(url);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void close().then(() => process.exit(0));
  });
}
// Started by another process: end when it is gone, so that no simulator outlives a demo that was killed. Only a pipe on
// standard input says so; a terminal or /dev/null does not.
const standardInput = fstatSync(0);
if (standardInput.isFIFO() || standardInput.isSocket()) {
  process.stdin.resume();
  process.stdin.once('end', () => void close().then(() => process.exit(0)));
}
