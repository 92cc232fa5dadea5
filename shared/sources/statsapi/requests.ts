import type { SourceRequest } from '../../ports/data-source.ts';

/** Endpoints about one game. */
export type GameEndpoint = 'feed_live' | 'boxscore' | 'play_by_play' | 'linescore';

/** Only the live feed is v1.1. */
const gamePaths: { readonly [Endpoint in GameEndpoint]: (gamePk: number) => string } = {
  feed_live: (gamePk) => `/api/v1.1/game/${gamePk}/feed/live`,
  boxscore: (gamePk) => `/api/v1/game/${gamePk}/boxscore`,
  play_by_play: (gamePk) => `/api/v1/game/${gamePk}/playByPlay`,
  linescore: (gamePk) => `/api/v1/game/${gamePk}/linescore`,
};

/** Asks for something of one game. */
export const gameRequest = (endpoint: GameEndpoint, gamePk: number): SourceRequest => ({
  endpoint,
  subject: String(gamePk),
  urlPath: gamePaths[endpoint](gamePk),
  gamePk,
});

/** Asks for the games of a date. `hydrate` and `fields` never meet in one query: together the hydrated objects come back empty. */
export const scheduleRequest = (gameDate: string): SourceRequest => ({
  endpoint: 'schedule',
  subject: gameDate,
  urlPath: `/api/v1/schedule?sportId=1&date=${gameDate}&hydrate=team,linescore,probablePitcher,decisions,officials`,
  gamePk: null,
});

/** Asks for the dates of a season. */
export const seasonRequest = (season: number): SourceRequest => ({
  endpoint: 'seasons',
  subject: String(season),
  urlPath: `/api/v1/seasons?sportId=1&season=${season}`,
  gamePk: null,
});
