import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Makes a data folder with a slate and a trained model by the demo; `remove` takes it away. */
export function makeDemoFolder(days: number): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'hankstank-bench-demo-'));
  const done = spawnSync(
    process.execPath,
    [join(root, 'services/console/main.ts'), 'demo', '--quiet', '--days', String(days), '--data-dir', folder],
    { cwd: root, encoding: 'utf8' },
  );
  if (done.status !== 0) throw new Error(`the demo ended with ${done.status}: ${done.stderr.slice(-500)}`);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const listenTimeoutMs = 30_000;

const canPin = spawnSync('taskset', ['-V']).status === 0;
/** How the server is held to one core, for the report. */
export const pinning = canPin ? 'held to core 0' : 'NOT held to one core (no taskset here)';

/** The API as a process of its own on a free port. */
export interface ApiProcess {
  url: string;
  /** The most memory it had so far, in megabytes; null where /proc does not say. */
  peakMemoryMb(): number | null;
  stop(): Promise<void>;
}

/** Starts the server on a data folder; resolves when it listens. */
export async function startApi(dataFolder: string, port: number): Promise<ApiProcess> {
  const script = [process.execPath, join(root, 'services/prediction-api/server.ts')];
  const [command = '', ...args] = canPin ? ['taskset', '-c', '0', ...script] : script;
  const child: ChildProcess = spawn(command, args, {
    env: { ...process.env, DATA_DIR: dataFolder, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    const tooLate = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the API did not listen within ${listenTimeoutMs} ms: ${printed.slice(-500)}`));
    }, listenTimeoutMs);
    // The log goes to the error stream; its first address says that the server listens.
    child.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (found === undefined) return;
      clearTimeout(tooLate);
      resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the API ended with ${code}: ${printed.slice(-500)}`)));
  });
  child.once('exit', (code, signal) => {
    if (code !== 0) console.error(`the API ended with ${code ?? signal} in the middle of the benchmark`);
  });
  return {
    url,
    peakMemoryMb: () => {
      try {
        const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
        return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
      } catch {
        return null;
      }
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const clubs = [
  'NYY',
  'BOS',
  'LAD',
  'SF',
  'CHC',
  'STL',
  'HOU',
  'ATL',
  'SEA',
  'TB',
  'SD',
  'PHI',
  'MIL',
  'CLE',
  'MIN',
];

/** Every pairing of fifteen clubs, as bodies of POST /predict/game. */
export const pairings: readonly { home_team: string; away_team: string }[] = clubs.flatMap((home) =>
  clubs.filter((away) => away !== home).map((away) => ({ home_team: home, away_team: away })),
);
