import type { Clock } from '../../ports/clock.ts';
import type { DataSource } from '../../ports/data-source.ts';
import type { HttpClient } from '../../ports/http.ts';

/** Where and how politely the Stats API is asked. */
export interface StatsApiSourceOptions {
  /** Name in lineage and in the archive: statsapi or simulator. */
  name: string;
  /** Scheme and host, without a path: the API itself or the simulated league. */
  baseUrl: string;
  http: HttpClient;
  clock: Clock;
  /** A feed takes a second or two; default 30 s. */
  timeoutMs?: number;
  /** The largest real response is about 3 MB; default 20 MB. */
  bytesMax?: number;
  /** The API documents no limit; we keep our own: default 10. */
  requestsPerSecond?: number;
  /** What is asked for; default application/json. Savant answers with text/csv. */
  accept?: string;
}

/** The MLB Stats API over HTTP, or anybody who answers like it. Answers of any status are returned. */
export function createStatsApiSource({
  name,
  baseUrl,
  http,
  clock,
  timeoutMs = 30_000,
  bytesMax = 20_000_000,
  requestsPerSecond = 10,
  accept = 'application/json',
}: StatsApiSourceOptions): DataSource {
  const host = baseUrl.replace(/\/+$/, '');
  const intervalMs = 1_000 / requestsPerSecond;
  let nextStartMs = Number.NEGATIVE_INFINITY;

  /** Requests start at least an interval apart, however many wait. */
  async function waitForTurn(): Promise<void> {
    const nowMs = clock.monotonicMs();
    const startMs = Math.max(nowMs, nextStartMs);
    nextStartMs = startMs + intervalMs;
    if (startMs > nowMs) await clock.sleep(startMs - nowMs);
  }

  return {
    name,
    fetch: async (request) => {
      await waitForTurn();
      const { urlPath } = request;
      const response = await http.get({
        url: `${host}${urlPath}`,
        timeoutMs,
        bytesMax,
        headers: { accept },
      });
      return {
        source: name,
        endpoint: request.endpoint,
        urlPath,
        status: response.status,
        body: response.body,
        ...(response.gzip === undefined ? {} : { gzip: response.gzip }),
        fetchedAt: sourceTime(response.headers['date']) ?? clock.now().toISOString(),
      };
    },
  };
}

/** When the source says it answered (HTTP `Date`): an announcement is known by the source's clock, not by ours. */
function sourceTime(header: string | undefined): string | null {
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
