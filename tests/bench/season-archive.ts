import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { answerRequest } from '../../services/league-simulator/routes.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { createFileObjectStore } from '../../shared/adapters/local/file-object-store.ts';
import { sha256 } from '../../shared/domain/checksum.ts';
import type { SourceRequest } from '../../shared/ports/data-source.ts';
import type { ArchivedResponse } from '../../shared/sources/raw-zone-source.ts';
import { rawObjectKey } from '../../shared/sources/statsapi/raw-object-key.ts';
import { gameRequest, scheduleRequest } from '../../shared/sources/statsapi/requests.ts';
import { recordedFeeds, repeatFeeds } from './game-day.ts';

const archivedResponse: z.ZodType<ArchivedResponse> = z.strictObject({
  key: z.string(),
  source: z.string(),
  endpoint: z.string(),
  gameDate: z.iso.date(),
  subject: z.string(),
  urlPath: z.string(),
  fetchedAt: z.iso.datetime(),
});

/** A raw zone with schedules and feeds of simulated games. */
export interface SeasonArchive {
  /** Dates with games, in order. */
  dates: string[];
  responses: ArchivedResponse[];
}

const seasonStart = '2024-03-28';
const fetchedAt = '2024-12-01T12:00:00.000Z';
const indexFile = 'season.json';

/** What the feeds of a season are: played by the simulated league, or the recorded ones again and again under new ids. */
export type SeasonFeeds = 'simulated' | 'recorded';

type AnswersOfDate = (date: string, gamePks: readonly number[]) => [SourceRequest, string][];

const world = createWorld({ seed: 1, seasonStart });

/** The league's own answers, of games played to their end. */
const simulatedAnswers: AnswersOfDate = (date, gamePks) =>
  [scheduleRequest(date), ...gamePks.map((gamePk) => gameRequest('feed_live', gamePk))].map((request) => {
    const league = { world, nowMs: Date.parse(fetchedAt), pitchDataDelayMs: 0 };
    const [path = '', query = ''] = request.urlPath.split('?', 2);
    return [request, answerRequest(league, path, Object.fromEntries(new URLSearchParams(query))).body];
  });

function recordedAnswers(): AnswersOfDate {
  const feeds = recordedFeeds();
  let firstGamePk = 900_000;
  return (date, { length: games }) => {
    const bodies = repeatFeeds(feeds, date, { firstGamePk, games });
    firstGamePk += games;
    return [...bodies].map(([subject, body]) => [
      subject === date ? scheduleRequest(date) : gameRequest('feed_live', Number(subject)),
      body,
    ]);
  };
}

/** Archives the schedules and feeds of the first games of the league's season below a folder. */
export async function makeSeasonArchive(folder: string, games: number, feeds: SeasonFeeds): Promise<void> {
  const objects = createFileObjectStore(folder);
  const listed = world.calendar(2024).games.toSorted((left, right) => left.startMs - right.startMs);
  const byDate = Map.groupBy(listed.slice(0, games), ({ officialDate }) => officialDate);
  const answersOf = feeds === 'recorded' ? recordedAnswers() : simulatedAnswers;
  const responses: ArchivedResponse[] = [];
  for (const [gameDate, own] of byDate) {
    const gamePks = own.map(({ gamePk }) => gamePk);
    for (const [{ endpoint, subject, urlPath }, body] of answersOf(gameDate, gamePks)) {
      const name = { source: 'simulator', endpoint, gameDate, subject };
      const key = rawObjectKey({ ...name, contentSha256: sha256(body), status: 200 });
      await objects.put(key, gzipSync(body));
      responses.push({ key, ...name, urlPath, fetchedAt });
    }
  }
  const index: SeasonArchive = { dates: [...byDate.keys()].sort(), responses };
  writeFileSync(join(folder, indexFile), JSON.stringify(index));
}

/** What {@link makeSeasonArchive} left in a folder. */
export const readSeasonArchive = (folder: string): SeasonArchive =>
  z
    .strictObject({ dates: z.array(z.iso.date()), responses: z.array(archivedResponse) })
    .parse(JSON.parse(readFileSync(join(folder, indexFile), 'utf8')));
