import type { Clock } from '../../shared/ports/clock.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import type { HttpClient } from '../../shared/ports/http.ts';
import { createStatsApiSource } from '../../shared/sources/statsapi/http-source.ts';

/** The public API. Terms: individual, non-commercial, non-bulk use (gdx.mlb.com/components/copyright.txt). */
const statsApiUrl = 'https://statsapi.mlb.com';

/** The API documents no limit; this one is ours, out of politeness. */
const statsApiRequestsPerSecond = 10;

/** Baseball Savant: the same terms, no documented limit. It takes half a minute for a day at times. */
const savantUrl = 'https://baseballsavant.mlb.com';
const savantTimeoutMs = 120_000;
const savantRequestsPerSecond = 1;

/** The MLB Stats API and Baseball Savant. */
export const openLiveSources = (
  http: HttpClient,
  clock: Clock,
): { source: DataSource; savant: DataSource } => ({
  source: createStatsApiSource({
    name: 'statsapi',
    baseUrl: statsApiUrl,
    http,
    clock,
    requestsPerSecond: statsApiRequestsPerSecond,
  }),
  savant: createStatsApiSource({
    name: 'savant',
    baseUrl: savantUrl,
    http,
    clock,
    timeoutMs: savantTimeoutMs,
    requestsPerSecond: savantRequestsPerSecond,
    accept: 'text/csv',
  }),
});
