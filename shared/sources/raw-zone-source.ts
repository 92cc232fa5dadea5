import { HanksTankError } from '../domain/errors.ts';
import type { DataSource, SourceRequest } from '../ports/data-source.ts';
import type { ObjectStore } from '../ports/objects.ts';
import { unpackGzip } from './unpack-gzip.ts';

/** A successful response in the raw zone. */
export interface ArchivedResponse {
  key: string;
  source: string;
  endpoint: string;
  gameDate: string;
  subject: string;
  urlPath: string;
  /** ISO 8601 UTC, as the ledger has it. */
  fetchedAt: string;
}

/** Reads the parts of a key of the raw zone; null for an answer that was no success. */
export function parseRawKey(
  key: string,
): Pick<ArchivedResponse, 'source' | 'endpoint' | 'gameDate' | 'subject'> | null {
  const match =
    /^raw\/(?<source>[^/]+)\/(?<endpoint>[^/]+)\/game_date=(?<gameDate>[^/]+)\/(?<subject>.+)-[0-9a-f]{12}\.(?!http-)[a-z]+\.gz$/.exec(
      key,
    );
  const { source, endpoint, gameDate, subject } = match?.groups ?? {};
  if (source === undefined || endpoint === undefined || gameDate === undefined || subject === undefined)
    return null;
  return { source, endpoint, gameDate, subject };
}

const subjectKey = ({ endpoint, subject }: Pick<SourceRequest, 'endpoint' | 'subject'>): string =>
  `${endpoint} ${subject}`;

/** The raw zone as a source. */
export interface RawZoneSource extends DataSource {
  /** Before which the answers came. */
  setMoment(until: string): void;
  /** Whether there is an answer at the moment. */
  knows(request: SourceRequest): boolean;
  /** Whether an endpoint was ever asked. */
  hasEndpoint(endpoint: string): boolean;
}

/**
 * The raw zone as a source that answers what was answered at a moment: of each object the newest response fetched before `until`, of those to the very
 * request if there are any (a park has forecasts of many days). What was not archived by then is refused. Nothing is asked of anybody else.
 */
export function createRawZoneSource(
  objects: ObjectStore,
  responses: readonly ArchivedResponse[],
): RawZoneSource {
  const bySubject = new Map<string, ArchivedResponse[]>();
  for (const response of responses) {
    const key = subjectKey(response);
    bySubject.set(key, [...(bySubject.get(key) ?? []), response]);
  }
  let moment = '';
  const newestOf = (request: SourceRequest): ArchivedResponse | undefined => {
    const known = (bySubject.get(subjectKey(request)) ?? []).filter(({ fetchedAt }) => fetchedAt < moment);
    const exact = known.filter(({ urlPath }) => urlPath === request.urlPath);
    return (exact.length > 0 ? exact : known)
      .toSorted((left, right) => (left.fetchedAt < right.fetchedAt ? -1 : 1))
      .at(-1);
  };
  return {
    name: 'raw-zone',
    setMoment: (until) => {
      moment = until;
    },
    knows: (request) => newestOf(request) !== undefined,
    hasEndpoint: (endpoint) => responses.some((response) => response.endpoint === endpoint),
    fetch: async (request) => {
      const newest = newestOf(request);
      if (newest === undefined)
        throw new HanksTankError(
          'SOURCE_REFUSED',
          `the raw zone had no ${request.endpoint} of ${request.subject} before ${moment}`,
        );
      const gzip = await objects.get(newest.key);
      const { source, endpoint, urlPath, fetchedAt } = newest;
      return { source, endpoint, urlPath, status: 200, body: await unpackGzip(gzip), gzip, fetchedAt };
    },
  };
}

/** A collection as it was: the date, when it began, and the moment before which its answers came. */
export interface ArchivedCollection {
  gameDate: string;
  startedAt: string;
  until: string;
}

const endOfTime = '9999-12-31T23:59:59.999Z';

/**
 * The collections behind the archived schedules of dates up to `through`, in the order in which they were made: each knows what was
 * answered before the next schedule of its date was asked for. `asOf` leaves out what was fetched at or after it.
 */
export function archivedCollections(
  responses: readonly ArchivedResponse[],
  { through, asOf }: { through: string; asOf: string | null },
): ArchivedCollection[] {
  const limit = asOf ?? endOfTime;
  const schedules = responses
    .filter(
      ({ endpoint, gameDate, fetchedAt }) =>
        endpoint === 'schedule' && gameDate <= through && fetchedAt < limit,
    )
    .toSorted((left, right) =>
      left.fetchedAt === right.fetchedAt
        ? left.gameDate < right.gameDate
          ? -1
          : 1
        : left.fetchedAt < right.fetchedAt
          ? -1
          : 1,
    );
  return schedules.map(({ gameDate, fetchedAt }, index) => {
    const next = schedules.slice(index + 1).find((later) => later.gameDate === gameDate);
    return { gameDate, startedAt: fetchedAt, until: next?.fetchedAt ?? limit };
  });
}
