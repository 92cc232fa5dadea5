import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseArchiveManifest } from '../../../shared/adapters/local/archive-manifest.ts';
import { createArchiveSource } from '../../../shared/adapters/local/archive-source.ts';
import { gameRequest, scheduleRequest } from '../../../shared/sources/statsapi/requests.ts';
import { archiveFolder, feedEntry, manifestHeader, manifestLine } from '../../support/archive-folder.ts';
import { smallListing, smallSchedule } from '../../support/small-feed.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testData } from '../../support/test-data.ts';

const schedulePath = '/api/v1/schedule?sportId=1&date=2026-04-14';
const gamesOf = async (folder: string) => {
  const answer = await (await createArchiveSource(folder)).fetch(scheduleRequest('2026-04-14'));
  const { dates } = JSON.parse(answer.body.toString());
  return {
    answer,
    games: (dates[0]?.games ?? []).map(
      (game: { gamePk: number; status: { codedGameState: string } }) =>
        `${game.gamePk}${game.status.codedGameState}`,
    ),
  };
};

describe('the manifest of an archive', () => {
  it('puts the surplus of a line with unquoted commas back into its url', () => {
    const entry = {
      file: 'schedule/a.json.gz',
      path: `${schedulePath}&hydrate=linescore,probablePitcher,team`,
    };
    const { recordings, problems } = parseArchiveManifest(
      [manifestHeader, manifestLine(entry)].join('\n'),
      'MANIFEST.csv',
    );
    expect(recordings.map((recording) => recording.endpoint_path)).toEqual([entry.path]);
    expect(problems).toEqual([]);
  });

  it('names a line that cannot be read and does not guess', () => {
    const lines = [
      manifestHeader,
      'feed_live/7.json.gz,/api',
      'feed_live/8.json.gz,/api,guessed,8,2026-04-14,R,F,Final,1,1,yes,yesterday,a/b,c,',
      '../x,,unknown,,,,,,,,,,,,',
    ];
    const { recordings, problems } = parseArchiveManifest(lines.join('\n'), 'MANIFEST.csv');
    expect(recordings).toEqual([]);
    expect(problems).toHaveLength(3);
    expect(problems[0]).toMatch(/line 2 \(feed_live\/7.json.gz\): unreadable official_date/);
  });

  it('is read by the names of its columns, of which file, address and date are all that is needed', () => {
    const lines = [
      'official_date,endpoint_path,file,retrieved_at,whatever',
      '2021-06-15,/api/v1/schedule?sportId=1&hydrate=team,linescore,schedule/a.json.gz,2021-06-16 07:00:00+02:00,7',
      '2021-06-15,/api/v1.1/game/800001/feed/live,feed_live/800001.json,,',
    ];
    expect(parseArchiveManifest(lines.join('\n'), 'MANIFEST.csv')).toEqual({
      problems: [],
      recordings: [
        expect.objectContaining({
          endpoint_path: '/api/v1/schedule?sportId=1&hydrate=team,linescore',
          retrieved_at: '2021-06-16 07:00:00+02:00',
        }),
        expect.objectContaining({ game_pk: 800_001, coded_game_state: '', plays: null, retrieved_at: null }),
      ],
    });
  });

  it('that is absent, empty or another table is no archive', async () => {
    await expect(createArchiveSource(temporaryFolder())).rejects.toMatchObject({ code: 'ARCHIVE_NOT_FOUND' });
    expect(() => parseArchiveManifest('', 'MANIFEST.csv')).toThrow(/no header/);
    expect(() => parseArchiveManifest('a,b\n1,2', 'MANIFEST.csv')).toThrow(/no header/);
  });
});

describe('the archive', () => {
  it('makes the schedule of a date from its feeds when none is recorded', async () => {
    const folder = archiveFolder([feedEntry(900_001, 'F'), feedEntry(900_002, 'S')]);
    const { answer, games } = await gamesOf(folder);
    expect(games).toEqual(['900001F', '900002S']);
    expect(answer).toMatchObject({
      source: 'archive',
      urlPath: schedulePath,
      fetchedAt: '2026-04-15T03:15:00.000Z',
    });
    const [listing] = JSON.parse(answer.body.toString()).dates[0].games;
    expect(listing).toMatchObject({
      gameType: 'R',
      officialDate: '2026-04-14',
      teams: { home: { score: 1, team: { id: 115 } } },
    });
  });

  it('unites a recorded schedule with the feeds: a later state replaces the listed one, an earlier does not', async () => {
    const listings = [
      smallListing({ gamePk: 900_001, codedState: 'S', abstractState: 'Preview' }),
      smallListing({ gamePk: 900_002, codedState: 'F' }),
    ];
    const folder = archiveFolder([
      { file: 'schedule/2026-04-14.json.gz', path: schedulePath, json: smallSchedule(listings) },
      feedEntry(900_001, 'F'),
      feedEntry(900_002, 'S'),
      feedEntry(900_003, 'S'),
    ]);
    expect((await gamesOf(folder)).games).toEqual(['900001F', '900002F', '900003S']);
  });

  it('gives a recorded schedule byte for byte when the feeds add nothing, and the latest of several', async () => {
    const json = smallSchedule();
    const folder = archiveFolder([
      {
        file: 'schedule/b.json.gz',
        path: schedulePath,
        json: smallSchedule([]),
        retrievedAt: '2026-04-14T10:00:00Z',
      },
      { file: 'schedule/a.json.gz', path: schedulePath, json, retrievedAt: '2026-04-14T20:00:00Z' },
    ]);
    const { answer } = await gamesOf(folder);
    expect(answer.body.toString()).toBe(JSON.stringify(json));
    expect(answer.fetchedAt).toBe('2026-04-14T20:00:00.000Z');
  });

  it('takes no schedule of one team, one type or another sport, and from a range only the date', async () => {
    const one = (file: string, query: string) => ({
      file,
      path: `/api/v1/schedule?${query}`,
      json: smallSchedule(),
    });
    const partial = archiveFolder([
      one('schedule/a.json.gz', 'sportId=1&teamId=115&date=2026-04-14'),
      one('schedule/b.json.gz', 'sportId=1&gameType=A&date=2026-04-14'),
      one('schedule/c.json.gz', 'sportId=51&date=2026-04-14'),
      one('schedule/d.json.gz', 'sportId=1&date=2026-04-15'),
    ]);
    expect((await gamesOf(partial)).games).toEqual([]);
    const range = {
      ...smallSchedule(),
      dates: [...smallSchedule().dates, { date: '2026-04-15', games: [smallListing({ gamePk: 5 })] }],
    };
    const folder = archiveFolder([
      { ...one('schedule/e.json.gz', 'sportId=1&startDate=2026-04-13&endDate=2026-04-15'), json: range },
    ]);
    const { answer, games } = await gamesOf(folder);
    expect(games).toEqual(['900001F']);
    expect(answer.fetchedAt).toBe('2026-04-15T12:00:00.000Z');
  });

  it('gives the furthest state of a game that was recorded several times', async () => {
    const folder = archiveFolder([
      feedEntry(900_001, 'F', 'feed_live/900001.json.gz'),
      feedEntry(900_001, 'S', 'feed_live/900001.scheduled.20260414_120000.json.gz'),
      feedEntry(900_002, 'P', 'feed_live/900002.pre-game.20260414_140000.json.gz'),
      feedEntry(900_002, 'P', 'feed_live/900002.pre-game.20260414_120000.json.gz'),
    ]);
    const source = await createArchiveSource(folder);
    const final = await source.fetch(gameRequest('feed_live', 900_001));
    expect(JSON.parse(final.body.toString()).gameData.status.codedGameState).toBe('F');
    expect((await source.fetch(gameRequest('feed_live', 900_002))).fetchedAt).toBe(
      '2026-04-14T14:00:00.000Z',
    );
  });

  it('reads a recording that is not packed, whatever the manifest calls it', async () => {
    const folder = archiveFolder([feedEntry(900_001, 'F'), feedEntry(900_002, 'F', 'feed_live/900002.json')]);
    for (const gamePk of [900_001, 900_002]) {
      const json = JSON.stringify(feedEntry(gamePk, 'F').json);
      rmSync(join(folder, `feed_live/${gamePk}.json${gamePk === 900_001 ? '.gz' : ''}`));
      writeFileSync(join(folder, `feed_live/${gamePk}.json`), json);
      const source = await createArchiveSource(folder);
      const { body, gzip } = await source.fetch(gameRequest('feed_live', gamePk));
      expect(body.toString()).toBe(json);
      expect(gunzipSync(gzip ?? '').toString()).toBe(json);
    }
  });

  it('has the other endpoints of a game, and refuses what it lacks', async () => {
    const folder = archiveFolder([
      {
        file: 'boxscore/900001.json.gz',
        path: '/api/v1/game/900001/boxscore',
        gamePk: 900_001,
        json: { teams: {} },
      },
    ]);
    const source = await createArchiveSource(folder);
    expect((await source.fetch(gameRequest('boxscore', 900_001))).urlPath).toBe(
      '/api/v1/game/900001/boxscore',
    );
    await expect(source.fetch(gameRequest('linescore', 900_001))).rejects.toThrow(
      /no linescore of game 900001/,
    );
  });

  it('lists the dates whose begun games are all recorded to their end', async () => {
    const listings = [smallListing({ gamePk: 900_001 }), smallListing({ gamePk: 900_009 })];
    const recordedSchedule = {
      file: 'schedule/a.json.gz',
      path: schedulePath,
      json: smallSchedule(listings),
    };
    expect(
      await (
        await createArchiveSource(archiveFolder([feedEntry(900_001, 'F'), feedEntry(900_002, 'S')]))
      ).listCompleteDates(),
    ).toEqual(['2026-04-14']);
    expect(
      await (
        await createArchiveSource(archiveFolder([feedEntry(900_001, 'F'), feedEntry(900_002, 'I')]))
      ).listCompleteDates(),
    ).toEqual([]);
    expect(
      await (
        await createArchiveSource(archiveFolder([feedEntry(900_001, 'F'), recordedSchedule]))
      ).listCompleteDates(),
    ).toEqual([]);
  });
});

describe('the recorded archive', () => {
  const folder = testData('statsapi');
  it('has ten complete dates and no broken line', async () => {
    if (folder === null) return;
    const source = await createArchiveSource(folder);
    expect(source.problems).toEqual([]);
    expect(await source.listCompleteDates()).toEqual([
      '2020-08-05',
      '2022-11-03',
      '2023-04-13',
      '2023-05-03',
      '2023-05-20',
      '2023-08-09',
      '2024-05-29',
      '2024-07-12',
      '2024-08-24',
      '2026-08-05',
    ]);
  });
});
