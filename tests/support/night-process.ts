import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ChaosNightOrder } from './chaos-night.ts';
import type { KillPoint } from './fault-ports.ts';

const pointsSchema = z.array(z.object({ label: z.string(), durationMs: z.number() }));

/** How an ordered night ended: with its points, or with the process. */
export type NightEnd =
  | { kind: 'done'; points: KillPoint[] }
  | { kind: 'ended'; signal: NodeJS.Signals | null; code: number | null; errors: string };

/** A process that runs nights one after the other. */
export interface NightProcess {
  run(order: ChaosNightOrder): Promise<NightEnd>;
  close(): Promise<void>;
}

/**
 * Starts a night process. Its WebAssembly is not optimised: a night is too short to earn that back, and hundreds of
 * processes would pay for it. Compiled modules are kept for the next process.
 */
export function startNightProcess(): NightProcess {
  const child = spawn(process.execPath, ['--liftoff-only', join(import.meta.dirname, 'chaos-night.ts')], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'hankstank-compile-cache') },
  });
  let errors = '';
  let isEnded = false;
  child.stderr.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk.toString()}`.slice(-4_000);
  });
  // A killed process leaves its order unread.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<NightEnd>((resolve) => {
    child.once('close', (code, signal) => {
      isEnded = true;
      resolve({ kind: 'ended', signal, code, errors });
    });
  });
  const lines = createInterface({ input: child.stdout });
  return {
    run: (order) => {
      const answer = new Promise<NightEnd>((resolve) => {
        lines.once('line', (line) => resolve({ kind: 'done', points: pointsSchema.parse(JSON.parse(line)) }));
      });
      child.stdin.write(`${JSON.stringify(order)}\n`);
      return Promise.race([answer, ended]);
    },
    close: async () => {
      if (!isEnded) child.stdin.end();
      await ended;
    },
  };
}
