import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Bundle } from './bundle.ts';

/** A bundle that runs as a process of this machine. */
export interface RunningBundle {
  /** `http://127.0.0.1:port`. */
  url: string;
  /** From the start of the process until it listens. */
  readyMs: number;
  /** Processor time of the process until then: what a machine with one idle core would take. null where the system does not say it. */
  processorMs: number | null;
  process: ChildProcess;
  /** What it wrote so far: its log, a JSON object a line. */
  output: () => string;
  /** Ends it: SIGTERM, and waits. Returns the exit code, null when a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * Settings of a bundle that is only started: the services' addresses are of nobody, so nothing can be reached by mistake.
 */
export const settingsOfNobody: Readonly<Record<string, string>> = {
  GOOGLE_CLOUD_PROJECT: 'hankstank-none',
  HANKSTANK_BUCKET: 'hankstank-none',
  BIGQUERY_ENDPOINT: 'http://127.0.0.1:9',
  STORAGE_ENDPOINT: 'http://127.0.0.1:9',
  SECRET_MANAGER_ENDPOINT: 'http://127.0.0.1:9',
  PUBSUB_EMULATOR_HOST: '127.0.0.1:9',
};

const functionHost = join(import.meta.dirname, 'host-function.mjs');

/** The framework's own command listens on every interface of the machine, so functions are hosted here as its tests do. */
const argumentsOf = ({ deployable, folder }: Bundle): string[] =>
  deployable.kind === 'function'
    ? [functionHost, join(folder, 'index.js'), deployable.name]
    : [join(folder, 'index.js')];

/** Linux counts in hundredths of a second: fields 14 and 15 of /proc/PID/stat (proc_pid_stat(5)), counted behind the name in brackets. */
function processorMsOf(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return null;
  }
}

/** Starts a function or a service on a free port of the loopback interface. Rejects when it ends before it listens. */
export async function startBundle(
  bundle: Bundle,
  environment: Readonly<Record<string, string>>,
  nodeArguments: readonly string[] = [],
): Promise<RunningBundle> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [...nodeArguments, ...argumentsOf(bundle)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      METADATA_SERVER_DETECTION: 'none',
      HOST: '127.0.0.1',
      PORT: '0',
      ...environment,
    },
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  // Whoever started it and ends early leaves nothing behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  let written = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        written += `${line}\n`;
        const address = /"address":"(http:\/\/127\.0\.0\.1:\d+)"/.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      });
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(`${bundle.deployable.name} ended with code ${code} before it listened:\n${written}`)),
    );
  });
  return {
    url,
    readyMs: performance.now() - startedMs,
    processorMs: processorMsOf(child.pid),
    process: child,
    output: () => written,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exited;
    },
  };
}
