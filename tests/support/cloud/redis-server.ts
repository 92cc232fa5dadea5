import { type ChildProcess, spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';
import { endServer, startServer } from './server-process.ts';

/** A real redis-server on this machine. */
export interface RedisServer {
  url: string;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  /** Starts it again at the same address, empty. */
  restart(): Promise<void>;
  /** It keeps its connections and answers nothing, until {@link RedisServer.resume}. */
  suspend(): void;
  resume(): void;
  /** Lets the time to live of every key go by without waiting for it. */
  age(durationMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Whether a redis-server is installed; if not, that is said on the console. */
export function hasRedisServer(): boolean {
  if (spawnSync('redis-server', ['--version']).status === 0) return true;
  console.warn(
    'No redis-server: the cache is NOT checked against a real one here (Debian: apt-get install redis-server).',
  );
  return false;
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

async function start(port: number): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = startServer('redis-server', options);
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode} on port ${port}`);
    await sleep(5);
  }
  return child;
}

async function age(port: number, durationMs: number): Promise<void> {
  const client = new Redis(port, '127.0.0.1');
  for (const key of await client.keys('*')) await client.pexpire(key, (await client.pttl(key)) - durationMs);
  await client.quit();
}

/** Starts a redis-server that keeps nothing on disk. */
export async function openRedisServer(): Promise<RedisServer> {
  const port = await freePort();
  let child = await start(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => endServer(child),
    restart: async () => {
      await endServer(child);
      child = await start(port);
    },
    suspend: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    age: (durationMs) => age(port, durationMs),
    close: () => endServer(child),
  };
}
