import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recording } from './archive-manifest.ts';
import { noonAfter, recordedAt } from './archive-recordings.ts';

/** Path and query with the parameters in one order. */
function comparable(urlPath: string): string {
  const [path = '', query = ''] = urlPath.split('?', 2);
  return `${path}?${[...new URLSearchParams(query)]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')}`;
}

/**
 * The newest recording that answers exactly a request: the same path and the same parameters in any order. An answer to another
 * question (without `hydrate`, of the whole season instead of a date) would pass for one.
 */
export function recordingOf(recordings: readonly Recording[], urlPath: string): Recording | undefined {
  const wanted = comparable(urlPath);
  return recordings
    .filter(({ endpoint_path }) => comparable(endpoint_path) === wanted)
    .reduce<Recording | undefined>(
      (newest, one) => ((newest?.retrieved_at ?? '') > (one.retrieved_at ?? '') ? newest : one),
      undefined,
    );
}

const isDate = /^\d{4}-\d\d-\d\d$/;

/**
 * When the source said what was recorded. A recording that notes neither time nor date was made before its file was written: late,
 * never early.
 */
export async function answeredAt(folder: string, recording: Recording): Promise<string> {
  const noted = recordedAt(recording, null);
  if (noted !== noonAfter(recording.official_date) || isDate.test(recording.official_date)) return noted;
  return (await stat(join(folder, recording.file))).mtime.toISOString();
}
