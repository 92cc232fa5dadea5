import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '../../domain/calendar.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { DataSource } from '../../ports/data-source.ts';
import { unpackGzip } from '../../sources/unpack-gzip.ts';

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * A folder of `YYYY-MM-DD.csv.gz` files, or `YYYY-MM-DD.csv` as Savant gives them, that answers like Baseball Savant for whole days. A file does not say when it was made:
 * 13:00 UTC of the next day stands in, when a day is usually there. A date without a file is refused, as the recording cannot say
 * whether there were pitches. Throws ARCHIVE_NOT_FOUND for a folder that is none.
 */
export async function openSavantFolder(folder: string): Promise<DataSource> {
  const found = await stat(folder).catch(() => null);
  if (found === null || !found.isDirectory()) {
    throw new HanksTankError(
      'ARCHIVE_NOT_FOUND',
      `${folder} is no folder: --savant takes a folder of YYYY-MM-DD.csv or .csv.gz files of Baseball Savant`,
    );
  }
  return {
    name: 'savant',
    fetch: async ({ endpoint, subject, urlPath }) => {
      const content = endpoint === 'savant_day' ? await readDay(folder, subject) : null;
      if (content === null)
        throw new HanksTankError('SOURCE_REFUSED', `the folder ${folder} has no ${endpoint} of ${subject}`);
      return {
        source: 'savant',
        endpoint,
        urlPath,
        status: 200,
        ...content,
        fetchedAt: `${addDays(subject, 1)}T13:00:00.000Z`,
      };
    },
  };
}

/** Dates of the files in the folder, sorted. */
export async function listSavantDays(folder: string): Promise<string[]> {
  const dates = (await readdir(folder)).flatMap(
    (name) => /^(\d{4}-\d\d-\d\d)\.csv(?:\.gz)?$/.exec(name)?.[1] ?? [],
  );
  return [...new Set(dates)].sort();
}

/** The file of a date; of two the packed one. */
async function readDay(folder: string, date: string): Promise<{ body: Buffer; gzip?: Buffer } | null> {
  const packed = `${date}.csv.gz`;
  const gzip = await readIfThere(join(folder, packed));
  if (gzip !== null) return { body: await unpack(gzip, packed), gzip };
  const body = await readIfThere(join(folder, `${date}.csv`));
  return body === null ? null : { body };
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

async function unpack(gzip: Buffer, file: string): Promise<Buffer> {
  try {
    return await unpackGzip(gzip);
  } catch (cause) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${file} cannot be unpacked`, { cause });
  }
}
