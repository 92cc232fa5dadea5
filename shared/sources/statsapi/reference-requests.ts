import type { SourceRequest } from '../../ports/data-source.ts';

const request = (endpoint: string, subject: string, urlPath: string): SourceRequest => ({
  endpoint,
  subject,
  urlPath,
  gamePk: null,
});

/** Kinds of rosters that are collected. `active` may play, `40Man` has a major-league contract. */
export const rosterTypes = ['active', '40Man'] as const;

/** One of {@link rosterTypes}. */
export type RosterType = (typeof rosterTypes)[number];

/** Asks for the clubs of a season. */
export const teamsRequest = (season: number): SourceRequest =>
  request('teams', String(season), `/api/v1/teams?sportId=1&season=${season}`);

/** Asks for parks with everything the source has of them: without `hydrate` an answer has names only. */
export const venuesRequest = (venueIds: readonly number[], season: number): SourceRequest =>
  request(
    'venues',
    String(season),
    `/api/v1/venues?venueIds=${venueIds.join(',')}&season=${season}&hydrate=location,timezone,fieldInfo`,
  );

/** Ids in one request: longer addresses are refused by some servers on the way. */
export const peoplePerRequest = 100;

/** Asks for people, at most {@link peoplePerRequest} of them. */
export const peopleRequest = (personIds: readonly number[]): SourceRequest =>
  request('people', idSubject(personIds), `/api/v1/people?personIds=${personIds.join(',')}`);

const idSubject = (ids: readonly number[]): string =>
  ids.length === 1 ? String(ids[0]) : `${ids[0]}-and-${ids.length - 1}-more`;

/** Asks for a roster of a club as it was on a date. */
export const rosterRequest = (
  teamId: number,
  rosterType: RosterType,
  season: number,
  date: string,
): SourceRequest =>
  request(
    'roster',
    `${teamId}.${rosterType}.${date}`,
    `/api/v1/teams/${teamId}/roster?rosterType=${rosterType}&season=${season}&date=${date}`,
  );

/** Asks for the transactions reported under a date, minor leagues included: the source has no other filter that keeps all of MLB's. */
export const transactionsRequest = (date: string): SourceRequest =>
  request('transactions', date, `/api/v1/transactions?startDate=${date}&endDate=${date}`);

/** Asks for the standings of both leagues at the end of a date. */
export const standingsRequest = (season: number, date: string): SourceRequest =>
  request(
    'standings',
    date,
    `/api/v1/standings?leagueId=103,104&season=${season}&standingsTypes=regularSeason&date=${date}`,
  );
