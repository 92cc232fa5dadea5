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

/** Plays the first games of a simulated season to their end, and archives their schedules and feeds below a folder. */
export async function makeSeasonArchive(folder: string, games: number): Promise<void> {
  const objects = createFileObjectStore(folder);
  const world = createWorld({ seed: 1, seasonStart });
  const league = { world, nowMs: Date.parse(fetchedAt), pitchDataDelayMs: 0 };
  const listed = world.calendar(2024).games.toSorted((left, right) => left.startMs - right.startMs);
  const responses: ArchivedResponse[] = [];
  const archive = async (request: SourceRequest, gameDate: string): Promise<void> => {
    const [path = '', query = ''] = request.urlPath.split('?', 2);
    const { body, status } = answerRequest(league, path, Object.fromEntries(new URLSearchParams(query)));
    const { endpoint, subject, urlPath } = request;
    const name = { source: 'simulator', endpoint, gameDate, subject };
    const key = rawObjectKey({ ...name, contentSha256: sha256(body), status });
    await objects.put(key, gzipSync(body));
    responses.push({ key, ...name, urlPath, fetchedAt });
  };
  const byDate = Map.groupBy(listed.slice(0, games), ({ officialDate }) => officialDate);
  for (const [gameDate, own] of byDate) {
    await archive(scheduleRequest(gameDate), gameDate);
    for (const { gamePk } of own) await archive(gameRequest('feed_live', gamePk), gameDate);
  }
  const index: SeasonArchive = { dates: [...byDate.keys()].sort(), responses };
  writeFileSync(join(folder, indexFile), JSON.stringify(index));
}

/** What {@link makeSeasonArchive} left in a folder. */
export const readSeasonArchive = (folder: string): SeasonArchive =>
  z
    .strictObject({ dates: z.array(z.iso.date()), responses: z.array(archivedResponse) })
    .parse(JSON.parse(readFileSync(join(folder, indexFile), 'utf8')));
