import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Debian's Python: the one that its packages are for. */
const PYTHON = '/usr/bin/python3';

/** Whether that Python has a module; says how to get it when not. */
export function hasPythonModule(name: string): boolean {
  const { status } = spawnSync(PYTHON, ['-c', `import ${name}`]);
  if (status !== 0) console.log(`  ${PYTHON} has no ${name}: not measured (apt-get install python3-${name})`);
  return status === 0;
}

/** Runs a script of this folder with arguments; what it prints is its answer, as JSON. */
export function askPython(script: string, args: readonly string[]): unknown {
  const { status, stdout } = spawnSync(PYTHON, ['-B', join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}`);
  return JSON.parse(stdout);
}
