import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { CRC32C, type File, type GetFilesOptions, Storage } from '@google-cloud/storage';
import { z } from 'zod';
import { HanksTankError } from '../../domain/errors.ts';
import { checkObjectKey, folderOfPrefix } from '../../domain/object-key.ts';
import type { ObjectInfo, ObjectStore, PutOptions } from '../../ports/objects.ts';
import { cloudError, statusOf } from './cloud-errors.ts';
import type { CloudSettings } from './cloud-settings.ts';
import { loopbackCredentials } from './loopback-credentials.ts';
import { requestLimits, retryRequest } from './retry-request.ts';

/** Of an object's metadata what we use. Generations are microseconds since 1970 and stay below 2^53 for two centuries. */
const storedObject = z.object({
  name: z.string(),
  size: z.coerce.number().int().nonnegative(),
  generation: z.coerce.number().int().positive(),
  crc32c: z.string().optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});

type StoredObject = z.infer<typeof storedObject>;

/** A write, the same for all its tries. */
interface Write {
  key: string;
  bytes: Buffer;
  crc32c: string;
  id: string;
  options: PutOptions;
}

/** One page of a list and what to ask for next. With `fields` the library gives the items as they came, whatever its types say. */
const listedPage = z
  .tuple([z.array(storedObject), z.object({ pageToken: z.string().optional() }).nullable()])
  .rest(z.unknown());
const listedFields = 'items(name,size,generation),nextPageToken';

/** Custom metadata of an object: which write it is from. */
const writeIdField = 'hankstank-write';

/**
 * Objects of a bucket. Every write carries its CRC-32C, which Cloud Storage checks before it keeps the bytes; every read is
 * checked against the stored one. Requests are retried here and not by the library, which switches its retries off for all
 * objects at the first write without a precondition. A retry writes nothing twice that a reader could tell: an unconditional
 * write puts the same bytes again; a conditional one whose answer was lost is refused by its own first success, which the
 * write id in the object's metadata tells from another writer's. Only when another writer has replaced the object in between
 * is PRECONDITION_FAILED thrown for a write that was there for a moment.
 * Errors beyond the port's: CLOUD_UNAVAILABLE, CLOUD_PERMISSION_DENIED, CLOUD_RESOURCE_NOT_FOUND (no bucket), OBJECT_CORRUPT.
 */
export function openCloudObjects(settings: CloudSettings, limits = requestLimits): ObjectStore {
  const bucket = openStorage(settings).bucket(settings.bucket);

  const file = (key: string): File => {
    checkObjectKey(key);
    return bucket.file(key);
  };
  const request = <Result>(what: string, work: () => Promise<Result>): Promise<Result> =>
    retryRequest(`${what} in bucket ${settings.bucket}`, work, storageError, limits);

  async function metadata(key: string): Promise<StoredObject | null> {
    try {
      const [found] = await file(key).getMetadata();
      return storedObject.parse(found);
    } catch (error) {
      if (isMissingObject(error)) return null;
      throw error;
    }
  }

  async function write(write: Write): Promise<ObjectInfo> {
    const target = file(write.key);
    try {
      await target.save(write.bytes, {
        resumable: false,
        // The library would delete an object whose checksum differs, whoever wrote it; Cloud Storage refuses the bytes instead.
        validation: false,
        metadata: { crc32c: write.crc32c, metadata: { [writeIdField]: write.id } },
        preconditionOpts: write.options,
      });
    } catch (error) {
      if (statusOf(error) !== 412) throw error;
      return checkedInfo(write, await ownWrite(write));
    }
    return checkedInfo(write, storedObject.parse(target.metadata));
  }

  /** What a refused conditional write finds: its own object when an earlier try arrived and its answer was lost. */
  async function ownWrite({ key, id, options }: Write): Promise<StoredObject> {
    const current = await metadata(key);
    if (current?.metadata?.[writeIdField] === id) return current;
    throw new HanksTankError(
      'PRECONDITION_FAILED',
      `object ${key} has generation ${current?.generation ?? 0}, expected ${options.ifGenerationMatch ?? 'any'}`,
    );
  }

  return {
    put: async (key, given, options = {}) => {
      const bytes =
        given instanceof Uint8Array
          ? Buffer.from(given.buffer, given.byteOffset, given.byteLength)
          : Buffer.concat(given);
      const one = { key, bytes, crc32c: checksumOf(bytes), id: randomUUID(), options };
      return await request(`writing ${key}`, () => write(one));
    },
    get: (key) =>
      request(`reading ${key}`, async () => {
        try {
          return await read(file(key));
        } catch (error) {
          if (!isMissingObject(error)) throw error;
          throw new HanksTankError('OBJECT_NOT_FOUND', `object ${key} does not exist`, { cause: error });
        }
      }),
    head: (key) =>
      request(`looking for ${key}`, async () => {
        const found = await metadata(key);
        return found === null ? null : infoOf(found);
      }),
    list: async (prefix) => {
      folderOfPrefix(prefix);
      const found: ObjectInfo[] = [];
      let pageToken: string | undefined;
      do {
        const query: GetFilesOptions = { prefix, fields: listedFields, autoPaginate: false };
        if (pageToken !== undefined) query.pageToken = pageToken;
        const answer = await request(`listing ${prefix}`, () => bucket.getFiles(query));
        const [items, next] = listedPage.parse(answer);
        found.push(...items.map(infoOf));
        pageToken = next?.pageToken;
      } while (pageToken !== undefined);
      return found.sort(byKey);
    },
    delete: (key) =>
      request(`deleting ${key}`, async () => {
        try {
          await file(key).delete();
        } catch (error) {
          if (!isMissingObject(error)) throw error;
        }
      }),
  };
}

function openStorage({ projectId, endpoints }: CloudSettings): Storage {
  // The time of a request is limited where it is retried: the library's own `timeout` has no effect.
  const options = { projectId, retryOptions: { autoRetry: false, maxRetries: 0 } };
  if (endpoints.storage === null) return new Storage(options);
  return new Storage({
    ...options,
    apiEndpoint: endpoints.storage,
    useAuthWithCustomEndpoint: false,
    authClient: loopbackCredentials(),
  });
}

function checksumOf(bytes: Buffer): string {
  const checksum = new CRC32C();
  checksum.update(bytes);
  return checksum.toString();
}

function checkedInfo({ key, crc32c }: Write, stored: StoredObject): ObjectInfo {
  if (stored.crc32c === crc32c) return infoOf(stored);
  throw new HanksTankError(
    'OBJECT_CORRUPT',
    `object ${key} was stored with another checksum than it was sent with`,
  );
}

/** The bytes of an object, checked against the checksum that comes with them. */
async function read(file: File): Promise<Buffer> {
  const stream = file.createReadStream({ validation: 'crc32c' });
  // The library chains so many streams to a larger answer that Node warns of a leak, which it is not.
  stream.once('response', (answer: Readable) => answer.setMaxListeners(20));
  return await buffer(stream);
}

const infoOf = ({ name, size, generation }: StoredObject): ObjectInfo => ({
  key: name,
  bytes: size,
  generation,
});

const byKey = (left: ObjectInfo, right: ObjectInfo): number => (left.key < right.key ? -1 : 1);

/** Cloud Storage answers 404 for an object and for a bucket; only its words differ. */
const isMissingObject = (error: unknown): boolean =>
  statusOf(error) === 404 && !/bucket does not exist/i.test(error instanceof Error ? error.message : '');

function storageError(error: unknown, what: string): HanksTankError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'CONTENT_DOWNLOAD_MISMATCH')
    return new HanksTankError('OBJECT_CORRUPT', `${what}: the bytes do not have the stored checksum`, {
      cause: error,
    });
  if (statusOf(error) === 400 && error instanceof Error && /doesn't match calculated/.test(error.message))
    return new HanksTankError('CLOUD_UNAVAILABLE', `${what}: the bytes were damaged on their way`, {
      cause: error,
    });
  return cloudError(error, what);
}
