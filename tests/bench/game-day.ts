import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { answerRequest } from '../../services/league-simulator/routes.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { listingOfFeed } from '../../shared/adapters/local/archive-schedule.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { DataSource, SourceRequest } from '../../shared/ports/data-source.ts';
import { unpackGzip } from '../../shared/sources/unpack-gzip.ts';
import { completeGames } from '../support/recorded-games.ts';
import { testData } from '../support/test-data.ts';

/** The date on which every game is played. */
export const benchDate = '2024-07-12';

/** A schedule and the feeds of its games as they come over the wire: gzip of compact JSON, by subject. */
export interface GameDay {
  /** Where the feeds are from, for the report. */
  origin: string;
  responses: ReadonlyMap<string, Buffer>;
}

/** The answers of a day that is held in memory. */
export const answersOf = ({ responses }: GameDay): Map<string, () => Buffer> =>
  new Map([...responses].map(([subject, gzip]) => [subject, () => gzip]));

const replaceDates = (text: string, from: string, to: string): string =>
  text.replaceAll(from, to).replaceAll(from.replaceAll('-', '/'), to.replaceAll('-', '/'));

const nextDay = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

/**
 * A feed moved to a date and its season under another id; as text, so that nothing else of it changes: some recordings are indented,
 * others compact as the API sends them.
 */
function movedFeed(text: string, gamePk: number, date: string): string {
  const [, officialDate = date] = /"officialDate" ?: ?"([\d-]{10})"/.exec(text) ?? [];
  const [, oldPk = ''] = /"gamePk" ?: ?(\d+)/.exec(text) ?? [];
  const [, season = ''] = /"season" ?: ?"(\d{4})"/.exec(text) ?? [];
  return replaceDates(replaceDates(text, nextDay(officialDate), nextDay(date)), officialDate, date)
    .replaceAll(oldPk, String(gamePk))
    .replaceAll(new RegExp(`("season" ?: ?)"${season}"`, 'g'), `$1"${date.slice(0, 4)}"`);
}

/** The recorded feeds of games that are over; none where there are no recordings. */
export function recordedFeeds(): string[] {
  return completeGames.flatMap(({ path }) => {
    const file = testData(`statsapi/${path}.json.gz`);
    return file === null ? [] : [gunzipSync(readFileSync(file)).toString()];
  });
}

function simulatedFeeds(): string[] {
  const league = {
    world: createWorld({ seed: 1, seasonStart: '2024-03-28' }),
    nowMs: Date.parse('2024-12-01'),
    pitchDataDelayMs: 0,
  };
  const schedule = answerRequest(league, '/api/v1/schedule', { sportId: '1', date: benchDate }).body;
  return [...new Set([...schedule.matchAll(/"gamePk":(\d+)/g)].map(([, gamePk]) => gamePk))].map(
    (gamePk) => answerRequest(league, `/api/v1.1/game/${gamePk}/feed/live`, {}).body,
  );
}

/** The schedule of a date and the feeds of its games, by subject: given feeds repeated under new ids from the given one on. */
export function repeatFeeds(
  feeds: readonly string[],
  date: string,
  { firstGamePk, games }: { firstGamePk: number; games: number },
): Map<string, string> {
  const responses = new Map<string, string>();
  const listings = Array.from({ length: games }, (_, index) => {
    const gamePk = firstGamePk + index;
    const text = movedFeed(feeds[gamePk % feeds.length] ?? '', gamePk, date);
    responses.set(String(gamePk), text);
    return listingOfFeed(gamePk, Buffer.from(text), { file: `game ${gamePk}` });
  });
  const schedule = { totalGames: games, dates: [{ date, totalGames: games, games: listings }] };
  return responses.set(date, JSON.stringify(schedule));
}

/** A day of so many games: recorded ones repeated under new ids, or simulated ones where there are no recordings. */
export function makeGameDay(games: number): GameDay {
  const recorded = recordedFeeds();
  const feeds = recorded.length > 0 ? recorded : simulatedFeeds();
  const bodies = repeatFeeds(feeds, benchDate, { firstGamePk: 900_000, games });
  const responses = new Map([...bodies].map(([subject, body]) => [subject, gzipSync(body)]));
  return {
    origin: `${games} games of one date from ${feeds.length} ${recorded.length > 0 ? 'recorded' : 'SIMULATED (no recordings here)'} feeds`,
    responses,
  };
}

/** Answers by subject, compressed; each is unpacked when it is asked for, as one from the wire would be. */
export function sourceOf(responses: ReadonlyMap<string, () => Buffer>): DataSource {
  return {
    name: 'statsapi',
    fetch: async (request: SourceRequest) => {
      const gzip = responses.get(request.subject)?.();
      if (gzip === undefined || (request.endpoint !== 'schedule' && request.endpoint !== 'feed_live'))
        throw new HanksTankError('SOURCE_REFUSED', `no ${request.endpoint} of ${request.subject}`);
      return {
        source: 'statsapi',
        endpoint: request.endpoint,
        urlPath: request.urlPath,
        status: 200,
        body: await unpackGzip(gzip),
        gzip,
        fetchedAt: '2024-07-13T12:00:00.000Z',
      };
    },
  };
}
