import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { asHanksTankError, HanksTankError } from '../../domain/errors.ts';
import type { DataSource, RawResponse, SourceRequest } from '../../ports/data-source.ts';
import { unpackGzip } from '../../sources/unpack-gzip.ts';
import { answeredAt, recordingOf } from './archive-answers.ts';
import { type Recording, readArchiveManifest } from './archive-manifest.ts';
import {
  isRange,
  isWholeSchedule,
  latestByGame,
  noonAfter,
  recordedAt,
  scheduleOfDate,
} from './archive-recordings.ts';
import {
  codeOf,
  type Listing,
  listingOfFeed,
  listingOfManifest,
  listingsOf,
  stateRank,
  uniteListings,
} from './archive-schedule.ts';

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
  /** Files that turned out unreadable when their date was listed. */
  const damaged = new Map<string, HanksTankError>();

  /**
   * The listing of a recorded game, and when that was said. Of an unreadable feed it is what the manifest knows: one damaged
   * file must not hide the date, and a game that is listed is asked for and fails by its name.
   */
  async function listingOf(gamePk: number, feed: Recording): Promise<{ listing: Listing; at: string }> {
    try {
      const { body } = await readRecording(folder, feed);
      return { listing: listingOfFeed(gamePk, body, feed), at: recordedAt(feed, body) };
    } catch (thrown) {
      const error = asHanksTankError(thrown);
      if (error.code !== 'SOURCE_RESPONSE_MALFORMED') throw thrown;
      damaged.set(feed.file, error);
      return { listing: listingOfManifest(gamePk, feed), at: recordedAt(feed, null) };
    }
  }

  /** A date of which nothing is recorded has no games here: the archive is all there is. */
  async function scheduleOf(gameDate: string): Promise<RawResponse> {
    const recording = scheduleOfDate(schedules, gameDate);
    const body = recording === undefined ? null : (await readRecording(folder, recording)).body;
    const recorded = recording === undefined || body === null ? [] : listingsOf(body, gameDate, recording);
    const fromFeeds: Listing[] = [];
    const times = recording === undefined ? [] : [recordedAt(recording, null, gameDate)];
    for (const [gamePk, feed] of feeds) {
      if (feed.official_date !== gameDate) continue;
      const { listing, at } = await listingOf(gamePk, feed);
      fromFeeds.push(listing);
      times.push(at);
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
    const damage = damaged.get(recording.file);
    if (damage !== undefined) throw damage;
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

  /** Teams, people, rosters …: whatever was recorded of exactly this question. */
  async function otherResponse({ endpoint, urlPath }: SourceRequest): Promise<RawResponse | null> {
    const recording = recordingOf(recordings, urlPath);
    if (recording === undefined) return null;
    const fetchedAt = await answeredAt(folder, recording);
    return {
      source: 'archive',
      endpoint,
      urlPath: recording.endpoint_path,
      status: 200,
      ...(await readRecording(folder, recording)),
      fetchedAt,
    };
  }

  return {
    name: 'archive',
    problems,
    fetch: async (request) => {
      const response =
        request.endpoint === 'schedule'
          ? await scheduleOf(request.subject)
          : await (request.gamePk === null ? otherResponse(request) : gameResponse(request));
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
        const { body } = await scheduleOf(gameDate);
        const listings = listingsOf(body, gameDate, { file: `schedule of ${gameDate}` });
        const isWhole = (listing: Listing): boolean => {
          const feed = feeds.get(listing.gamePk);
          if (damaged.has(feed?.file ?? '')) return false;
          return stateRank(codeOf(listing)) < 2 || isEnded(feed);
        };
        if (listings.every(isWhole)) complete.push(gameDate);
      }
      return complete;
    },
  };
}

const scheduleJson = (gameDate: string, games: readonly Listing[]) => ({
  totalGames: games.length,
  dates: games.length === 0 ? [] : [{ date: gameDate, totalGames: games.length, games }],
});

/** A file, or the same one packed or unpacked where the folder has that. */
async function readEither(path: string): Promise<Buffer> {
  const other = path.endsWith('.gz') ? path.slice(0, -'.gz'.length) : `${path}.gz`;
  return readFile(existsSync(path) ? path : other);
}

/** How every gzip begins (RFC 1952, 2.3.1). */
const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The body of a recording, as text and as gzip. Throws SOURCE_RESPONSE_MALFORMED. */
export async function readRecording(
  folder: string,
  { file }: Pick<Recording, 'file'>,
): Promise<{ body: Buffer; gzip: Buffer }> {
  try {
    const bytes = await readEither(join(folder, file));
    if (isGzip(bytes)) return { body: await unpackGzip(bytes), gzip: bytes };
    if (bytes.byteLength === 0) throw new Error('it is empty');
    return { body: bytes, gzip: gzipSync(bytes) };
  } catch (cause) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `recording ${file} cannot be read`, { cause });
  }
}
