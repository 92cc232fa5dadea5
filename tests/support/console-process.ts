import { spawn } from 'node:child_process';
import { join } from 'node:path';

const repositoryRoot = join(import.meta.dirname, '../..');

/** How a command of the console ended. */
export interface ConsoleEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  errors: string;
}

/** Runs `hankstank ARGS` as a process of its own; `fileBlocksMax` limits the size of its files (`ulimit -f`, blocks of 1,024 bytes). */
export async function runConsole(
  args: readonly string[],
  { fileBlocksMax, environment = {} }: { fileBlocksMax?: number; environment?: Record<string, string> } = {},
): Promise<ConsoleEnd> {
  const limit = fileBlocksMax === undefined ? '' : `ulimit -f ${fileBlocksMax}; `;
  const child = spawn(
    '/bin/bash',
    ['-c', `${limit}exec "$0" "$@"`, process.execPath, 'services/console/main.ts', ...args],
    { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } },
  );
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, out, errors }));
  });
}
