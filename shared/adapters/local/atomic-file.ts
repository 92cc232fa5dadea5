import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ObjectBytes } from '../../ports/objects.ts';
import { storageError } from './storage-errors.ts';

let sequence = 0;

/** Prefix of files that are being written: readers and listings pass them over. */
export const temporaryPrefix = '.tmp-';

/**
 * Writes a file so that readers see the old bytes or the new ones, also when the process is killed in between
 * (rename is atomic on POSIX file systems). On the calling thread: four calls into the kernel for a small file take less than four
 * round trips to the thread pool. Throws STORAGE_FULL or STORAGE_NOT_WRITABLE and leaves no part behind.
 */
export async function writeFileAtomically(path: string, bytes: ObjectBytes): Promise<void> {
  sequence += 1;
  const temporary = join(dirname(path), `${temporaryPrefix}${process.pid}-${sequence}-${basename(path)}`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writePieces(temporary, bytes instanceof Uint8Array ? [bytes] : bytes);
    renameSync(temporary, path);
  } catch (error) {
    removeQuietly(temporary);
    throw storageError(error, path);
  }
}

function writePieces(path: string, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What could not be written cannot always be removed: the error of the write is the one to tell.
  }
}
