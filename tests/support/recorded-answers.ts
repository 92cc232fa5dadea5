import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type JsonObject, parseJsonObject } from '../../shared/sources/statsapi/json-access.ts';
import { testData } from './test-data.ts';

/** A recorded response of the Stats API. */
export interface RecordedAnswer {
  /** `roster/115.active`. */
  name: string;
  json: JsonObject;
}

/** Every recorded response of a folder, in the order of names; none where recordings are absent. */
export function recordedAnswers(folder: string): RecordedAnswer[] {
  const path = testData(`statsapi/${folder}`);
  if (path === null) return [];
  return readdirSync(path)
    .sort()
    .map((file) => ({
      name: `${folder}/${file.replace(/\.json\.gz$/, '')}`,
      json: parseJsonObject(gunzipSync(readFileSync(join(path, file))), file),
    }));
}
