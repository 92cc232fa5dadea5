import type { StatsEndpoint, StatsRequest } from '../../ports/stats-source.ts';

/**
 * Path and query of each endpoint. `hydrate` and `fields` never meet in one query: together the hydrated objects come back empty.
 * Only the live feed is v1.1.
 */
const paths: { readonly [Endpoint in StatsEndpoint]: (id: string) => string } = {
  schedule: (gameDate) =>
    `/api/v1/schedule?sportId=1&date=${gameDate}&hydrate=team,linescore,probablePitcher,decisions`,
  feed_live: (gamePk) => `/api/v1.1/game/${gamePk}/feed/live`,
  boxscore: (gamePk) => `/api/v1/game/${gamePk}/boxscore`,
  play_by_play: (gamePk) => `/api/v1/game/${gamePk}/playByPlay`,
  linescore: (gamePk) => `/api/v1/game/${gamePk}/linescore`,
};

/** What identifies the object asked for: a date or a game. */
export const requestSubject = (request: StatsRequest): string =>
  request.endpoint === 'schedule' ? request.gameDate : String(request.gamePk);

/** Path and query of a request, without host. */
export const urlPathOf = (request: StatsRequest): string => paths[request.endpoint](requestSubject(request));
