import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generatedFiles } from '../../../scripts/generate/generated-files.ts';

const root = join(import.meta.dirname, '../../..');
const files = await generatedFiles();

it.each([...files.keys()])('%s is what npm run generate writes', (path) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(files.get(path));
});

it('keeps no generated file that nothing writes any more', () => {
  const folder = 'schemas/generated';
  const present = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => statSync(join(root, path)).isFile());
  expect(present.filter((path) => !files.has(path))).toEqual([]);
});
