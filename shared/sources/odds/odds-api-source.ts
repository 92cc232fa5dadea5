import { HanksTankError } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DataSource, RawResponse } from '../../ports/data-source.ts';
import type { HttpClient, HttpResponse } from '../../ports/http.ts';

/** Credits of the plan, as the newest answer told them. */
export interface OddsQuota {
  remaining: number | null;
  used: number | null;
  /** Cost of the newest request. */
  last: number | null;
}

/** The Odds API as a source, and what is left of its plan. */
export interface OddsApiSource extends DataSource {
  /** null before the first answer. */
  quota(): OddsQuota | null;
}

/** How The Odds API is asked. */
export interface OddsApiOptions {
  /** Name in lineage and in the archive: odds_api or simulator. */
  name: string;
  /** Scheme and host: https://api.the-odds-api.com. */
  baseUrl: string;
  http: HttpClient;
  clock: Clock;
  /** Asked for at every request, so that a new key needs no restart. */
  readKey: () => Promise<string>;
  timeoutMs?: number;
  /** A day of 15 games with ten books and two markets is about 100 KB; default 5 MB. */
  bytesMax?: number;
}

/**
 * The Odds API v4 over HTTP (the-odds-api.com/liveapi/guides/v4). It takes its key only in the query: the key is put in on the way out, and
 * neither the answer's path, nor an error, nor an archived body has it. Throws SOURCE_KEY_REFUSED for HTTP 401 and 403, SECRET_NOT_FOUND,
 * and the errors of the HTTP client.
 */
export function createOddsApiSource({
  name,
  baseUrl,
  http,
  clock,
  readKey,
  timeoutMs = 30_000,
  bytesMax = 5_000_000,
}: OddsApiOptions): OddsApiSource {
  const host = baseUrl.replace(/\/+$/, '');
  let quota: OddsQuota | null = null;
  return {
    name,
    quota: () => quota,
    fetch: async ({ endpoint, urlPath }): Promise<RawResponse> => {
      const key = await readKey();
      const separator = urlPath.includes('?') ? '&' : '?';
      const response = await http.get({
        url: `${host}${urlPath}${separator}apiKey=${encodeURIComponent(key)}`,
        timeoutMs,
        bytesMax,
        headers: { accept: 'application/json' },
      });
      quota = quotaOf(response) ?? quota;
      if (response.status === 401 || response.status === 403) {
        throw new HanksTankError(
          'SOURCE_KEY_REFUSED',
          `${name} refused the key (HTTP ${response.status}${errorCodeOf(response)}): check the secret odds-api-key and its quota`,
        );
      }
      const isEchoed = response.body.includes(key);
      return {
        source: name,
        endpoint,
        urlPath,
        status: response.status,
        body: isEchoed ? Buffer.from(response.body.toString().replaceAll(key, '***')) : response.body,
        ...(response.gzip === undefined || isEchoed ? {} : { gzip: response.gzip }),
        fetchedAt: answeredAt(response) ?? clock.now().toISOString(),
      };
    },
  };
}

function answeredAt({ headers }: HttpResponse): string | null {
  const timeMs = Date.parse(headers['date'] ?? '');
  return Number.isNaN(timeMs) ? null : new Date(timeMs).toISOString();
}

function quotaOf({ headers }: HttpResponse): OddsQuota | null {
  const credits = (header: string): number | null => {
    const text = headers[header];
    const value = Number(text);
    return text === undefined || text.trim() === '' || !Number.isFinite(value) ? null : value;
  };
  const quota = {
    remaining: credits('x-requests-remaining'),
    used: credits('x-requests-used'),
    last: credits('x-requests-last'),
  };
  return quota.remaining === null && quota.used === null ? null : quota;
}

/** The machine-readable code of an error body (INVALID_KEY, OUT_OF_USAGE_CREDITS …), never the body itself. */
function errorCodeOf({ body }: HttpResponse): string {
  const code = /"error_code"\s*:\s*"([A-Z_]{3,40})"/.exec(body.toString('utf8', 0, 2_000))?.[1];
  return code === undefined ? '' : `, ${code}`;
}
