import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Bundle } from './bundle.ts';
import { settingsOfNobody, startBundle } from './start-bundle.ts';

type Settings = Readonly<Record<string, string>>;

/** One start says little on a machine that does other things too. */
const starts = 5;

/** How long one start took. */
export interface StartTime {
  readyMs: number;
  /** See `RunningBundle`; null for the job, which has ended by then. */
  processorMs: number | null;
}

/** How long a bundle takes to be ready: several starts, one after the other. */
export async function measureStart(bundle: Bundle): Promise<StartTime[]> {
  const { settings, close } = await openEmptyBucket();
  try {
    const times: StartTime[] = [];
    for (let start = 0; start < starts; start += 1)
      times.push(
        bundle.deployable.kind === 'job'
          ? await timeOfJob(bundle, settings)
          : await timeOfServer(bundle, settings),
      );
    return times;
  } finally {
    await close();
  }
}

/** A Cloud Storage in which nothing lies: the prediction API looks for what it serves before it listens. */
async function openEmptyBucket(): Promise<{ settings: Settings; close: () => Promise<void> }> {
  const server = createServer((_request, response) => {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { code: 404, message: 'No such object', errors: [] } }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    settings: { ...settingsOfNobody, STORAGE_ENDPOINT: `http://127.0.0.1:${port}` },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function timeOfServer(bundle: Bundle, settings: Settings): Promise<StartTime> {
  const running = await startBundle(bundle, settings);
  await running.stop('SIGKILL');
  return running;
}

/** A job is ready when it reads its command: it refuses one that is none. */
async function timeOfJob({ folder }: Bundle, settings: Settings): Promise<StartTime> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [join(folder, 'index.js'), 'measure'], {
    stdio: 'ignore',
    env: { PATH: process.env['PATH'] ?? '', METADATA_SERVER_DETECTION: 'none', ...settings },
  });
  await once(child, 'exit');
  return { readyMs: performance.now() - startedMs, processorMs: null };
}

/** The middle one. */
export const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
