import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The path of a recorded file below HANKSTANK_TEST_DATA (default: `../shared/data` beside the repository), or null, said on
 * the console, when the folder is absent.
 */
export function testData(relativePath: string): string | null {
  const folder = resolve(
    process.env['HANKSTANK_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data'),
  );
  if (!existsSync(folder)) {
    console.warn(
      `No recorded data in ${folder} (HANKSTANK_TEST_DATA): checks against ${relativePath} are NOT made here.`,
    );
    return null;
  }
  return resolve(folder, relativePath);
}
