import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { processorVersion } from '../../../shared/runtime/version.ts';

it('is the version of package.json', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
  expect(z.object({ version: z.string() }).parse(JSON.parse(text)).version).toBe(processorVersion);
});
