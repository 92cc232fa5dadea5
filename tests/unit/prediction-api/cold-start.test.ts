import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

describe('the online half', () => {
  it('loads no warehouse engine and no native code to predict', async () => {
    const script = `
      const loaded = [];
      const { registerHooks } = await import('node:module');
      registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
      await import('./services/prediction-api/app.ts');
      console.log(JSON.stringify(loaded));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: new URL('../../..', import.meta.url),
    });
    const loaded: string[] = JSON.parse(stdout);
    expect(loaded.some((url) => url.endsWith('/services/prediction-api/app.ts'))).toBe(true);
    expect(loaded.filter((url) => /duckdb|polyglot|\.node$|adapters\//.test(url))).toEqual([]);
  });
});
