import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { HanksTankError } from '../../domain/errors.ts';
import type { ObjectStore } from '../../ports/objects.ts';
import type { RawResponse, StatsEndpoint, StatsRequest, StatsSource } from '../../ports/stats-source.ts';
import { requestSubject, urlPathOf } from './endpoints.ts';
import { readGzipTime } from './gzip-time.ts';
import { isRawObjectOf, rawEndpointPrefix } from './raw-object-key.ts';

const gunzipAsync = promisify(gunzip);
/** Every piece of output is a round trip to the thread pool; the default of 16 KiB makes a hundred of them for a feed. */
const gunzipOptions = { chunkSize: 1024 * 1024 };

/** A member without which an archived body is not a response of the endpoint (HTML and cut JSON are archived too). */
const requiredMember: { readonly [Endpoint in StatsEndpoint]: string } = {
  schedule: 'dates',
  feed_live: 'liveData',
  boxscore: 'teams',
  play_by_play: 'allPlays',
  linescore: 'innings',
};

/**
 * Our own raw zone as a source: the newest archived response of a game. The last resort: it lists a whole endpoint, and says
 * what was, not what is. Of schedules it knows nothing: an old one would pass off games of today as not played.
 */
export function createRawArchiveSource(objects: ObjectStore, sourceNames: readonly string[]): StatsSource {
  return {
    name: 'raw-archive',
    fetch: async (request) => {
      const answer =
        request.endpoint === 'schedule' ? null : await newestResponse(objects, sourceNames, request);
      if (answer !== null) return answer;
      throw new HanksTankError(
        'SOURCE_REFUSED',
        `the raw archive has no ${request.endpoint} of ${requestSubject(request)}`,
      );
    },
  };
}

async function newestResponse(
  objects: ObjectStore,
  sourceNames: readonly string[],
  request: StatsRequest,
): Promise<RawResponse | null> {
  let newest: RawResponse | null = null;
  for (const source of sourceNames) {
    const keys = (await objects.list(rawEndpointPrefix(source, request.endpoint)))
      .map(({ key }) => key)
      .filter((key) => isRawObjectOf(key, requestSubject(request)));
    for (const key of keys) {
      const answer = await readArchived(objects, key, source, request);
      if (answer !== null && (newest === null || answer.fetchedAt > newest.fetchedAt)) newest = answer;
    }
  }
  return newest;
}

async function readArchived(
  objects: ObjectStore,
  key: string,
  source: string,
  request: StatsRequest,
): Promise<RawResponse | null> {
  const gzip = await objects.get(key);
  const fetchedAt = readGzipTime(gzip);
  const body = await wholeBody(gzip, requiredMember[request.endpoint]);
  if (body === null || fetchedAt === null) return null;
  return { source, endpoint: request.endpoint, urlPath: urlPathOf(request), status: 200, body, fetchedAt };
}

/** The body when it is a JSON object with a member; a damaged one is passed over, as another recording may be whole. */
async function wholeBody(gzip: Buffer, member: string): Promise<Buffer | null> {
  try {
    const body = await gunzipAsync(gzip, gunzipOptions);
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null && member in value ? body : null;
  } catch {
    return null;
  }
}
