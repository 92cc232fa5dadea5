import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { storageError } from './storage-errors.ts';

let sequence = 0;

/** Prefix of files that are being written: readers and listings pass them over. */
export const temporaryPrefix = '.tmp-';

/**
 * Writes a file so that readers see the old bytes or the new ones, also when the process is killed in between
 * (rename is atomic on POSIX file systems). Throws STORAGE_FULL or STORAGE_NOT_WRITABLE and leaves no part behind.
 */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<void> {
  sequence += 1;
  const temporary = join(dirname(path), `${temporaryPrefix}${process.pid}-${sequence}-${basename(path)}`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw storageError(error, path);
  }
}
