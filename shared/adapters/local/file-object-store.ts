import { statSync } from 'node:fs';
import { readdir, readFile, rm, utimes } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { HanksTankError } from '../../domain/errors.ts';
import { checkObjectKey, folderOfPrefix } from '../../domain/object-key.ts';
import type { ObjectBytes, ObjectInfo, ObjectStore, PutOptions } from '../../ports/objects.ts';
import { temporaryPrefix, writeFileAtomically } from './atomic-file.ts';
import { isMissing, storageError } from './storage-errors.ts';

/** The file that holds a key. Throws CONFIG_INVALID for what is not an object key. */
export function objectPath(root: string, key: string): string {
  checkObjectKey(key);
  return join(root, ...key.split('/'));
}

/**
 * Objects as files of a folder. The generation is the modification time in microseconds, made to grow with every write.
 * Preconditions are safe within one process; that only one process works on a data folder is the warehouse's lock.
 */
export function createFileObjectStore(root: string): ObjectStore {
  const writing = new Map<string, Promise<unknown>>();

  /** One writer at a time per key: a precondition is checked and the write done as one step. */
  async function exclusively<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = writing.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    writing.set(key, mine);
    try {
      return await mine;
    } finally {
      if (writing.get(key) === mine) writing.delete(key);
    }
  }

  async function head(key: string): Promise<ObjectInfo | null> {
    try {
      // On this thread: a look at a file is done before another thread would begin with it.
      const info = statSync(objectPath(root, key), { throwIfNoEntry: false });
      return info?.isFile() ? { key, bytes: info.size, generation: Math.round(info.mtimeMs * 1_000) } : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw storageError(error, objectPath(root, key));
    }
  }

  async function put(key: string, bytes: ObjectBytes, options: PutOptions): Promise<ObjectInfo> {
    const path = objectPath(root, key);
    const before = await head(key);
    const expected = options.ifGenerationMatch;
    if (expected !== undefined && expected !== (before?.generation ?? 0)) {
      throw new HanksTankError(
        'PRECONDITION_FAILED',
        `object ${key} has generation ${before?.generation ?? 0}, expected ${expected}`,
      );
    }
    await writeFileAtomically(path, bytes);
    const after = await head(key);
    if (after === null)
      throw new HanksTankError('OBJECT_NOT_FOUND', `object ${key} vanished while it was written`);
    if (before === null || after.generation > before.generation) return after;
    const generation = before.generation + 1;
    await utimes(path, generation / 1e6, generation / 1e6);
    return (await head(key)) ?? after;
  }

  return {
    head,
    put: (key, bytes, options = {}) => exclusively(key, () => put(key, bytes, options)),
    get: async (key) => {
      try {
        return await readFile(objectPath(root, key));
      } catch (error) {
        if (isMissing(error))
          throw new HanksTankError('OBJECT_NOT_FOUND', `object ${key} does not exist`, { cause: error });
        throw error;
      }
    },
    list: async (prefix) => {
      const keys = (await filesBelow(join(root, folderOfPrefix(prefix))))
        .map((path) => relative(root, path).split(sep).join('/'))
        .filter((key) => key.startsWith(prefix))
        .sort();
      const infos = await Promise.all(keys.map(head));
      return infos.filter((info) => info !== null);
    },
    delete: (key) => exclusively(key, () => rm(objectPath(root, key), { force: true })),
  };
}

async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith(temporaryPrefix))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
