import { HanksTankError } from '../../shared/domain/errors.ts';
import type { ObjectInfo, ObjectStore } from '../../shared/ports/objects.ts';

/** Objects in a map, with generations and preconditions. `objects` shows what lies there. */
export interface MemoryObjects extends ObjectStore {
  readonly objects: ReadonlyMap<string, Buffer>;
}

/** An empty store. */
export function memoryObjects(): MemoryObjects {
  const objects = new Map<string, Buffer>();
  const generations = new Map<string, number>();
  const infoOf = (key: string): ObjectInfo | null => {
    const bytes = objects.get(key);
    return bytes === undefined ? null : { key, bytes: bytes.length, generation: generations.get(key) ?? 0 };
  };
  return {
    objects,
    head: async (key) => infoOf(key),
    put: async (key, bytes, options = {}) => {
      const generation = objects.has(key) ? (generations.get(key) ?? 0) : 0;
      if (options.ifGenerationMatch !== undefined && options.ifGenerationMatch !== generation)
        throw new HanksTankError('PRECONDITION_FAILED', `object ${key} has generation ${generation}`);
      const stored = Buffer.concat(bytes instanceof Uint8Array ? [bytes] : bytes);
      objects.set(key, stored);
      generations.set(key, (generations.get(key) ?? 0) + 1);
      return { key, bytes: stored.length, generation: generations.get(key) ?? 0 };
    },
    get: async (key) => {
      const bytes = objects.get(key);
      if (bytes === undefined) throw new HanksTankError('OBJECT_NOT_FOUND', `object ${key} does not exist`);
      return Buffer.from(bytes);
    },
    list: async (prefix) =>
      [...objects.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map(infoOf)
        .filter((info) => info !== null),
    delete: async (key) => {
      objects.delete(key);
    },
  };
}
