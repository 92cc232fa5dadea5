import { HanksTankError } from '../../domain/errors.ts';
import type { DataSource, RawResponse, SourceRequest } from '../../ports/data-source.ts';
import type { ObjectStore } from '../../ports/objects.ts';
import { unpackGzip } from '../unpack-gzip.ts';
import { readGzipTime } from './gzip-time.ts';
import { isRawObjectOf, rawEndpointPrefix } from './raw-object-key.ts';

/** A member without which an archived body is not a response of the endpoint (HTML and cut JSON are archived too). */
const requiredMember: Readonly<Record<string, string>> = {
  feed_live: 'liveData',
  boxscore: 'teams',
  play_by_play: 'allPlays',
  linescore: 'innings',
};

/**
 * Our own raw zone as a source: the newest archived response of a game. The last resort: it lists a whole endpoint, and says
 * what was, not what is. Of schedules it knows nothing: an old one would pass off games of today as not played.
 */
export function createRawArchiveSource(objects: ObjectStore, sourceNames: readonly string[]): DataSource {
  return {
    name: 'raw-archive',
    fetch: async (request) => {
      const member = requiredMember[request.endpoint];
      const answer =
        member === undefined ? null : await newestResponse(objects, sourceNames, request, member);
      if (answer !== null) return answer;
      throw new HanksTankError(
        'SOURCE_REFUSED',
        `the raw archive has no ${request.endpoint} of ${request.subject}`,
      );
    },
  };
}

async function newestResponse(
  objects: ObjectStore,
  sourceNames: readonly string[],
  request: SourceRequest,
  member: string,
): Promise<RawResponse | null> {
  let newest: RawResponse | null = null;
  for (const source of sourceNames) {
    const keys = (await objects.list(rawEndpointPrefix(source, request.endpoint)))
      .map(({ key }) => key)
      .filter((key) => isRawObjectOf(key, request.subject));
    for (const key of keys) {
      const answer = await readArchived(objects, key, source, request, member);
      if (answer !== null && (newest === null || answer.fetchedAt > newest.fetchedAt)) newest = answer;
    }
  }
  return newest;
}

async function readArchived(
  objects: ObjectStore,
  key: string,
  source: string,
  request: SourceRequest,
  member: string,
): Promise<RawResponse | null> {
  const gzip = await objects.get(key);
  const fetchedAt = readGzipTime(gzip);
  const body = await wholeBody(gzip, member);
  if (body === null || fetchedAt === null) return null;
  return { source, endpoint: request.endpoint, urlPath: request.urlPath, status: 200, body, fetchedAt };
}

/** The body when it is a JSON object with a member; a damaged one is passed over, as another recording may be whole. */
async function wholeBody(gzip: Buffer, member: string): Promise<Buffer | null> {
  try {
    const body = await unpackGzip(gzip);
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null && member in value ? body : null;
  } catch {
    return null;
  }
}
