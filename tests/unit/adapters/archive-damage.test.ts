import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchiveSource } from '../../../shared/adapters/local/archive-source.ts';
import { gameRequest, scheduleRequest } from '../../../shared/sources/statsapi/requests.ts';
import {
  type ArchiveEntry,
  archiveFolder,
  feedEntry,
  manifestHeader,
  manifestLine,
} from '../../support/archive-folder.ts';
import { smallListing, smallSchedule } from '../../support/small-feed.ts';

const date = '2026-04-14';
const damagedFile = 'feed_live/900002.json.gz';
const pathOf = (folder: string): string => join(folder, damagedFile);

/** What can befall a file. */
const damages: Record<string, (folder: string) => void> = {
  'cut in the middle': (folder) => truncateSync(pathOf(folder), 400),
  'no gzip': (folder) => writeFileSync(pathOf(folder), 'no gzip'),
  empty: (folder) => truncateSync(pathOf(folder), 0),
  gone: (folder) => rmSync(pathOf(folder)),
};
/** What can stand in a file that is whole. */
const contents: Record<string, unknown> = {
  'cut JSON': '{"gamePk":900002,"gameData":{',
  HTML: '<html>busy</html>',
  'another object': { message: 'Object not found' },
  'no object': '[1,2]',
};

/** A date of two games, the second of which is damaged. */
const archives: Record<string, () => string> = {
  ...Object.fromEntries(
    Object.entries(damages).map(([name, spoil]) => [
      name,
      () => {
        const folder = archiveFolder([feedEntry(900_001, 'F'), feedEntry(900_002, 'F')]);
        spoil(folder);
        return folder;
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(contents).map(([name, json]) => [
      name,
      () => archiveFolder([feedEntry(900_001, 'F'), { ...feedEntry(900_002, 'F'), json }]),
    ]),
  ),
};

async function listingsIn(folder: string): Promise<Record<string, unknown>[]> {
  const answer = await (await createArchiveSource(folder)).fetch(scheduleRequest(date));
  return JSON.parse(answer.body.toString()).dates[0].games;
}

describe.each(Object.entries(archives))('a recorded feed that is %s', (_, make) => {
  it('is listed from the manifest beside the games that are whole', async () => {
    const listings = await listingsIn(make());
    expect(listings.map(({ gamePk }) => gamePk)).toEqual([900_001, 900_002]);
    expect(listings[1]).toEqual({
      gamePk: 900_002,
      gameType: 'R',
      officialDate: date,
      status: { codedGameState: 'F' },
    });
  });

  it('fails by the name of its file, and the other games do not', async () => {
    const source = await createArchiveSource(make());
    await source.fetch(scheduleRequest(date));
    await expect(source.fetch(gameRequest('feed_live', 900_002))).rejects.toMatchObject({
      code: 'SOURCE_RESPONSE_MALFORMED',
      message: expect.stringContaining(damagedFile),
    });
    expect((await source.fetch(gameRequest('feed_live', 900_001))).status).toBe(200);
  });

  it('makes no complete date', async () => {
    expect(await (await createArchiveSource(make())).listCompleteDates()).toEqual([]);
  });
});

describe('the manifest line of a damaged feed', () => {
  /** Whoever wrote the manifest could not read the file either. */
  const bare: ArchiveEntry = { file: damagedFile, path: '/api/v1.1/game/900002/feed/live', json: '{"cut' };

  it('says by its path which game it is', async () => {
    const folder = archiveFolder([feedEntry(900_001, 'F'), bare]);
    expect((await listingsIn(folder))[1]).toMatchObject({
      gamePk: 900_002,
      status: { codedGameState: '' },
    });
    expect(await (await createArchiveSource(folder)).listCompleteDates()).toEqual([]);
  });

  it('without a game in its path lists nothing', async () => {
    const folder = archiveFolder([feedEntry(900_001, 'F'), { ...bare, path: '/api/v1/unknown' }]);
    expect(await listingsIn(folder)).toHaveLength(1);
  });

  it('that cannot be read itself is a problem of the manifest', async () => {
    const folder = archiveFolder([feedEntry(900_001, 'F')]);
    const lines = [manifestHeader, manifestLine(feedEntry(900_001, 'F')), damagedFile];
    writeFileSync(join(folder, 'MANIFEST.csv'), lines.join('\n'));
    const { problems } = await createArchiveSource(folder);
    expect(problems).toEqual([expect.stringContaining(damagedFile)]);
  });
});

describe('a recorded schedule', () => {
  const schedule = (json: unknown): ArchiveEntry => ({
    file: 'schedule/a.json.gz',
    path: `/api/v1/schedule?sportId=1&date=${date}`,
    json,
  });

  it('that has the game keeps its listing, with the state that the manifest knows', async () => {
    const listing = smallListing({ gamePk: 900_002, codedState: 'S', abstractState: 'Preview' });
    const damaged = { ...feedEntry(900_002, 'F'), json: '{"cut' };
    const listings = await listingsIn(archiveFolder([schedule(smallSchedule([listing])), damaged]));
    expect(listings).toEqual([{ ...listing, status: { codedGameState: 'F' } }]);
  });

  it('that is damaged fails the date by the name of its file: nothing else says which games there were', async () => {
    for (const json of ['{"cut', { message: 'Object not found' }]) {
      await expect(listingsIn(archiveFolder([schedule(json)]))).rejects.toMatchObject({
        code: 'SOURCE_RESPONSE_MALFORMED',
        message: expect.stringContaining('schedule/a.json.gz'),
      });
    }
  });
});
