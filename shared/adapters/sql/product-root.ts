import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HanksTankError } from '../../domain/errors.ts';

/**
 * The folder with the SQL of the product, at or above a folder: the root of the repository, or the folder of a bundle, where `npm run build` puts a copy.
 * Throws WAREHOUSE_QUERY_FAILED when there is none.
 */
export function productRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'schemas/generated/sql'))) return folder;
    if (folder === dirname(folder))
      throw new HanksTankError(
        'WAREHOUSE_QUERY_FAILED',
        `No SQL files of the product lie at or above ${from}.`,
      );
  }
}
