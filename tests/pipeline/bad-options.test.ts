import { expect, it } from 'vitest';
import { runConsole } from '../support/console-process.ts';

it.each([
  [
    ['nightly', '--source', 'moon', '--date', 'yesterday', '--slate', '2025-02-30'],
    ['--source', '--date', '--slate'],
  ],
  [
    ['nightly', '--source', 'archive'],
    ['--archive', 'FOLDER'],
  ],
  [
    ['nightly', '--source', 'simulator', '--savant', 'x'],
    ['--savant', '--source archive'],
  ],
  [['nightly', '--colour', 'red'], ['--colour']],
  [
    ['demo', '--days', '1', '--port', '70000'],
    ['--days', '--port'],
  ],
])(
  '%j ends with code 2 and names every problem, without a stack',
  { timeout: 30_000 },
  async (args, named) => {
    const { code, out, errors } = await runConsole([...args]);
    expect(code).toBe(2);
    expect(out).toBe('');
    for (const problem of named) expect(errors).toContain(problem);
    expect(errors).toContain('CONFIG_INVALID');
    expect(errors).not.toContain('    at ');
  },
);
