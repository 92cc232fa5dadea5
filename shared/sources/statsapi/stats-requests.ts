import type { SourceRequest } from '../../ports/data-source.ts';

/** Groups of statistics that are collected. */
export type StatGroup = 'hitting' | 'pitching' | 'fielding';

/** Games of the regular season from one date to another, both included. */
export interface StatRange {
  season: number;
  from: string;
  to: string;
}

/**
 * Splits in one answer. Without `limit` the source gives 50 and says nothing (MLB-StatsAPI #54); a season has about 800 men in a
 * group.
 */
export const splitsPerPage = 500;

/**
 * Statistics over a range of dates, so that they are of that date whenever they are asked for. `byDateRange` counts games of the
 * regular season only: a window over the whole year is the season.
 */
const rangeQuery = (group: StatGroup, { season, from, to }: StatRange): string =>
  `stats=byDateRange&group=${group}&season=${season}&sportId=1&gameType=R&startDate=${from}&endDate=${to}`;

/** Asks for a page of the statistics of all players; `playerPool=ALL` takes the qualification away. */
export const playerStatsRequest = (group: StatGroup, range: StatRange, offset: number): SourceRequest => ({
  endpoint: 'player_stats',
  subject: `${group}.${range.from}.${range.to}.${offset}`,
  urlPath: `/api/v1/stats?${rangeQuery(group, range)}&playerPool=ALL&limit=${splitsPerPage}&offset=${offset}`,
  gamePk: null,
});

/** Asks for the statistics of all clubs. */
export const teamStatsRequest = (group: StatGroup, range: StatRange): SourceRequest => ({
  endpoint: 'team_stats',
  subject: `${group}.${range.from}.${range.to}`,
  urlPath: `/api/v1/teams/stats?${rangeQuery(group, range)}&limit=${splitsPerPage}`,
  gamePk: null,
});

/** Asks for a person and his game log of a season. */
export const gameLogRequest = (personId: number, season: number): SourceRequest => ({
  endpoint: 'game_log',
  subject: `${personId}.${season}`,
  urlPath: `/api/v1/people?personIds=${personId}&hydrate=stats(group=[hitting,pitching],type=[gameLog],season=${season})`,
  gamePk: null,
});
