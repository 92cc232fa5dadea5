import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { productRoot } from '../../../shared/adapters/sql/product-root.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('the SQL of the product lies beside a bundle, or above the code in the repository', () => {
  const folder = temporaryFolder();
  const bundle = join(folder, 'dist/functions/loader');
  mkdirSync(join(bundle, 'schemas/generated/sql'), { recursive: true });
  mkdirSync(join(folder, 'schemas/generated/sql'), { recursive: true });
  mkdirSync(join(folder, 'shared/adapters/gcp'), { recursive: true });
  expect(productRoot(bundle)).toBe(bundle);
  expect(productRoot(join(folder, 'shared/adapters/gcp'))).toBe(folder);
});

it('says so when there is none', () => {
  const folder = temporaryFolder();
  expect(() => productRoot(folder)).toThrow(`No SQL files of the product lie at or above ${folder}`);
});
