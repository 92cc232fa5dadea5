import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { HanksTankError } from '../../domain/errors.ts';
import type { DataSource, RawResponse, SourceRequest } from '../../ports/data-source.ts';
import { type Recording, readArchiveManifest } from './archive-manifest.ts';
import {
  codeOf,
  type Listing,
  listingOfFeed,
  listingsOf,
  stateRank,
  uniteListings,
} from './archive-schedule.ts';

const gunzipAsync = promisify(gunzip);
/** Every piece of output is a round trip to the thread pool; the default of 16 KiB makes a hundred of them for a feed. */
const gunzipOptions = { chunkSize: 1024 * 1024 };

/** A folder of recorded responses that answers like the Stats API. */
export interface ArchiveSource extends DataSource {
  /** Dates on which every game that had begun is recorded to its end, and at least one is. Sorted. */
  listCompleteDates(): Promise<string[]>;
  /** Lines of MANIFEST.csv that could not be read. */
  readonly problems: readonly string[];
}

/** Opens an archive folder. Throws ARCHIVE_NOT_FOUND without a readable MANIFEST.csv. */
export async function createArchiveSource(folder: string): Promise<ArchiveSource> {
  const { recordings, problems } = await readArchiveManifest(folder);
  const feeds = latestByGame(recordings.filter(({ file }) => file.startsWith('feed_live/')));
  const schedules = recordings.filter(isWholeSchedule);

  /** A date of which nothing is recorded has no games here: the archive is all there is. */
  async function scheduleOf(gameDate: string): Promise<RawResponse> {
    const recording = schedules
      .filter((schedule) => coversDate(schedule, gameDate))
      .sort((left, right) => compareText(recordedAt(left, null, gameDate), recordedAt(right, null, gameDate)))
      .at(-1);
    const ofDate = [...feeds.values()].filter(({ official_date }) => official_date === gameDate);
    const body = recording === undefined ? null : (await readRecording(folder, recording)).body;
    const recorded = body === null ? [] : listingsOf(parseBody(body, recording?.file ?? ''), gameDate);
    const fromFeeds: Listing[] = [];
    const times = recording === undefined ? [] : [recordedAt(recording, null, gameDate)];
    for (const feed of ofDate) {
      const { body: feedBody } = await readRecording(folder, feed);
      fromFeeds.push(listingOfFeed(gamePkOf(feed), parseBody(feedBody, feed.file)));
      times.push(recordedAt(feed, feedBody));
    }
    const games = uniteListings(recorded, fromFeeds);
    const isAsRecorded =
      body !== null &&
      games.length === recorded.length &&
      games.every((game, index) => game === recorded[index]);
    return {
      source: 'archive',
      endpoint: 'schedule',
      urlPath: recording?.endpoint_path ?? `/api/v1/schedule?sportId=1&date=${gameDate}`,
      status: 200,
      body:
        isAsRecorded && !isRange(recording)
          ? body
          : Buffer.from(JSON.stringify(scheduleJson(gameDate, games))),
      fetchedAt: times.sort().at(-1) ?? noonAfter(gameDate),
    };
  }

  async function gameResponse(request: SourceRequest): Promise<RawResponse | null> {
    const { gamePk } = request;
    if (gamePk === null) return null;
    const recording =
      request.endpoint === 'feed_live'
        ? feeds.get(gamePk)
        : recordings.find(
            ({ file, game_pk }) => file.startsWith(`${request.endpoint}/`) && game_pk === gamePk,
          );
    if (recording === undefined) return null;
    const { body, gzip } = await readRecording(folder, recording);
    return {
      source: 'archive',
      endpoint: request.endpoint,
      urlPath: recording.endpoint_path,
      status: 200,
      body,
      gzip,
      fetchedAt: recordedAt(recording, body),
    };
  }

  return {
    name: 'archive',
    problems,
    fetch: async (request) => {
      const response =
        request.endpoint === 'schedule' ? await scheduleOf(request.subject) : await gameResponse(request);
      if (response !== null) return response;
      throw new HanksTankError(
        'SOURCE_REFUSED',
        `the archive ${folder} has no ${request.endpoint} of ${request.gamePk === null ? '' : 'game '}${request.subject}`,
      );
    },
    listCompleteDates: async () => {
      const isEnded = (recording: Recording | undefined): boolean =>
        stateRank(recording?.coded_game_state) >= 4 && (recording?.plays ?? 0) > 0;
      const candidates = new Set(
        [...feeds.values()].filter(isEnded).map(({ official_date }) => official_date),
      );
      const complete: string[] = [];
      for (const gameDate of [...candidates].sort()) {
        const schedule = await scheduleOf(gameDate);
        const begun = listingsOf(parseBody(schedule.body, gameDate), gameDate).filter(
          (listing) => stateRank(codeOf(listing)) >= 2,
        );
        if (begun.every(({ gamePk }) => isEnded(feeds.get(gamePk)))) complete.push(gameDate);
      }
      return complete;
    },
  };
}

/** The newest recording of each game: the furthest state, then the most plays, then the latest time. */
function latestByGame(recordings: readonly Recording[]): Map<number, Recording> {
  const latest = new Map<number, Recording>();
  for (const recording of recordings) {
    if (recording.game_pk === null) continue;
    const before = latest.get(recording.game_pk);
    if (before === undefined || isLater(recording, before)) latest.set(recording.game_pk, recording);
  }
  return latest;
}

function isLater(one: Recording, other: Recording): boolean {
  const rank = stateRank(one.coded_game_state) - stateRank(other.coded_game_state);
  if (rank !== 0) return rank > 0;
  const plays = (one.plays ?? 0) - (other.plays ?? 0);
  return plays === 0 ? recordedAt(one, null) > recordedAt(other, null) : plays > 0;
}

/** A schedule of all of MLB: another sport, one team or one type of game would hide games. */
function isWholeSchedule({ endpoint_path: urlPath }: Recording): boolean {
  const query = queryOf(urlPath);
  if (!urlPath.startsWith('/api/v1/schedule?') || query.get('sportId') !== '1') return false;
  return ![...query.keys()].some(
    (name) => !['sportId', 'date', 'startDate', 'endDate', 'hydrate'].includes(name),
  );
}

function coversDate({ endpoint_path: urlPath }: Recording, gameDate: string): boolean {
  const query = queryOf(urlPath);
  const start = query.get('date') ?? query.get('startDate');
  const end = query.get('date') ?? query.get('endDate');
  return start !== null && end !== null && start <= gameDate && gameDate <= end;
}

const isRange = (recording: Recording | undefined): boolean =>
  recording !== undefined && queryOf(recording.endpoint_path).has('startDate');

const queryOf = (urlPath: string): URLSearchParams => new URLSearchParams(urlPath.split('?', 2)[1] ?? '');

const compareText = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

const gamePkOf = (recording: Recording): number => recording.game_pk ?? 0;

const scheduleJson = (gameDate: string, games: readonly Listing[]) => ({
  totalGames: games.length,
  dates: games.length === 0 ? [] : [{ date: gameDate, totalGames: games.length, games }],
});

/**
 * When the source said what was recorded: the noted time, the time in the file's name, the time stamp a feed carries; else noon
 * (UTC) of the next day, when the games of a date are over.
 */
function recordedAt(recording: Recording, body: Buffer | null, gameDate = recording.official_date): string {
  if (recording.retrieved_at !== null) return new Date(recording.retrieved_at).toISOString();
  const stamp =
    /\.(\d{8})_(\d{6})\./.exec(recording.file) ??
    /"timeStamp"\s*:\s*"(\d{8})_(\d{6})"/.exec(body?.toString('utf8', 0, 4_000) ?? '');
  if (stamp === null) return noonAfter(gameDate);
  const [, day = '', time = ''] = stamp;
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}.000Z`;
}

function noonAfter(gameDate: string): string {
  const noonMs = Date.parse(`${gameDate}T12:00:00Z`);
  return new Date(Number.isNaN(noonMs) ? 0 : noonMs + 24 * 60 * 60 * 1_000).toISOString();
}

async function readRecording(folder: string, { file }: Recording): Promise<{ body: Buffer; gzip: Buffer }> {
  try {
    const gzip = await readFile(join(folder, file));
    return { body: await gunzipAsync(gzip, gunzipOptions), gzip };
  } catch (cause) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `recording ${file} cannot be read`, { cause });
  }
}

function parseBody(body: Buffer, what: string): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `recording ${what} is not JSON`, { cause });
  }
}
