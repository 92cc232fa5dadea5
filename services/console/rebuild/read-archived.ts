import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ArchivedFile } from '../../../schemas/import-note.ts';
import type { StoredFile } from '../../../shared/adapters/local/retrosheet-folder.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';

const gunzipAsync = promisify(gunzip);
/** As large as the files: fewer trips to the thread pool. */
const gunzipOptions = { chunkSize: 1024 * 1024 };

/** An object of the raw zone. Throws OBJECT_NOT_FOUND, OBJECT_CORRUPT. */
export async function readArchived(
  objects: ObjectStore,
  key: string,
): Promise<{ body: Buffer; gzip: Buffer }> {
  const gzip = await objects.get(key);
  try {
    return { body: await gunzipAsync(gzip, gunzipOptions), gzip };
  } catch (cause) {
    throw new HanksTankError('OBJECT_CORRUPT', `${key} is no whole gzip object`, { cause });
  }
}

/** A file of an import as it came. Throws OBJECT_NOT_FOUND, OBJECT_CORRUPT when it is not what was imported. */
export async function readArchivedFile(
  objects: ObjectStore,
  { name, object_key: key, content_sha256: checksum }: ArchivedFile,
): Promise<StoredFile & { gzip: Buffer }> {
  const read = await readArchived(objects, key);
  if (sha256(read.body) !== checksum)
    throw new HanksTankError('OBJECT_CORRUPT', `${key} is not the ${name} that was imported`);
  return { name, ...read };
}
