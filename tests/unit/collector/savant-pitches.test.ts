import { describe, expect, it } from 'vitest';
import { feedReaderOver, feedToBundle } from '../../../functions/collector/feed-to-bundle.ts';
import { collectRequestedDate } from '../../../functions/collector/handler.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import { openWorkThreads } from '../../../shared/runtime/work-threads.ts';
import { readSavantCsv } from '../../../shared/sources/savant/read-savant-csv.ts';
import { readSavantGames } from '../../../shared/sources/savant/read-savant-games.ts';
import {
  bundleOf,
  collectorWorld,
  eventOf,
  gameDate,
  knownGame,
  rawKeys,
  runId,
  type Script,
  twoGames,
} from '../../support/collector-world.ts';
import { scriptedSource } from '../../support/scripted-source.ts';
import { smallFeed, smallListing, smallSchedule } from '../../support/small-feed.ts';
import { savantCsv, smallSavant, smallSavantRows } from '../../support/small-savant.ts';

const stageWork = new URL('../../../services/console/stage-work.ts', import.meta.url);

const headerOnly = savantCsv([]);
const bothGames = savantCsv([...smallSavantRows(900_002), ...smallSavantRows()]);
const checksumOf = (text: string, gamePk = 900_001): string =>
  readSavantGames(readSavantCsv(Buffer.from(text), 'savant_day'), gameDate, {
    source: 'savant',
    fetchedAt: '',
  }).games.get(gamePk)?.contentSha256 ?? '';

/** A collector with Baseball Savant beside the Stats API. */
function worldWithSavant(savantScript: Script, { script = twoGames, known = [] as SqlRow[] } = {}) {
  const world = collectorWorld(script, known);
  const savant = scriptedSource('savant', world.clock, savantScript);
  const collect = (gamePks: number[] | null = null) =>
    collectRequestedDate(
      { run_id: runId, game_date: gameDate, reason: 'nightly', game_pks: gamePks, attempt: 1 },
      { ...world.dependencies, savant },
      world.context,
    );
  const pitches = (result: Awaited<ReturnType<typeof collect>>, gamePk = 900_001) =>
    bundleOf(world.objects, result, gamePk).tables['mlb_historical_data.statcast_pitches'] ?? [];
  return { ...world, savant, collect, pitches };
}

const codesOf = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);
const savantKnown = (text: string, change: SqlRow = {}) =>
  knownGame(900_001, { savant_pitches: 6, savant_sha256: checksumOf(text), ...change });

describe('pitches from Baseball Savant', () => {
  it('come with one request for the date, which is archived, and go to the bundle of each game', async () => {
    const world = worldWithSavant({ savant_day: bothGames });
    const result = await world.collect();
    expect(world.savant.asked).toEqual([`savant_day ${gameDate}`]);
    for (const gamePk of [900_001, 900_002]) {
      const { tables, findings } = bundleOf(world.objects, result, gamePk);
      expect(findings).toEqual([]);
      expect(tables['mlb_historical_data.savant_games']).toMatchObject([{ game_pk: gamePk, pitches: 6 }]);
      expect(world.pitches(result, gamePk)).toHaveLength(6);
      for (const row of world.pitches(result, gamePk))
        expect(row).toMatchObject({
          source: 'savant',
          game_pk: gamePk,
          catcher_id: 599,
          plate_x_feet: 0.11,
          plate_time_seconds: 0.4,
        });
    }
    expect(rawKeys(world.objects).filter((key) => key.includes('savant'))).toEqual([
      expect.stringMatching(
        /^raw\/savant\/savant_day\/game_date=2026-04-14\/2026-04-14-[0-9a-f]{12}\.csv\.gz$/,
      ),
    ]);
    const ledger = bundleOf(world.objects, result, null).tables['raw_data.raw_objects'] ?? [];
    expect(ledger.map((row) => row['endpoint'])).toEqual(['schedule', 'savant_day']);
    expect(result.checks).toContainEqual({
      name: 'Savant has the pitches',
      passed: true,
      detail: '2 of 2 games',
    });
  });

  it('are missing before they land: the feed stands in, complete otherwise, and says so', async () => {
    const world = worldWithSavant({ savant_day: headerOnly });
    const result = await world.collect();
    const { tables, findings } = bundleOf(world.objects, result, 900_001);
    expect(codesOf(findings)).toEqual(['PITCHES_FEED_ONLY']);
    expect(tables['mlb_historical_data.savant_games']).toBeUndefined();
    expect(world.pitches(result).map((row) => row['source'])).toEqual(Array(6).fill('statsapi'));
    expect(tables['mlb_historical_data.games']).toMatchObject([{ is_complete: true }]);
    expect(result.checks).toContainEqual({
      name: 'Savant has the pitches',
      passed: false,
      detail: '0 of 2 games',
    });
  });

  it.each([
    ['a timeout told with HTTP 200', 'error\nError: Query Timeout\n', 'SOURCE_FAILED', 6],
    ['HTTP 503', { status: 503, text: '' }, 'SOURCE_FAILED', 6],
    ['markup', '<html></html>', 'SOURCE_RESPONSE_MALFORMED', 1],
    ['a cut body', bothGames.slice(0, -300), 'SOURCE_RESPONSE_MALFORMED', 1],
    ['silence', new HanksTankError('SOURCE_TIMEOUT', 'no answer'), 'SOURCE_TIMEOUT', 6],
  ])('that fail with %s hold nobody back', async (_, answer, code, requests) => {
    const world = worldWithSavant({ savant_day: answer });
    const result = await world.collect();
    expect(world.savant.asked).toHaveLength(requests);
    expect(eventOf(result).games_failed).toEqual([]);
    expect(world.pitches(result)).toHaveLength(6);
    const [finding] = bundleOf(world.objects, result, null).findings;
    expect(finding).toMatchObject({ code: 'PITCHES_FEED_ONLY', message: expect.stringContaining(code) });
    expect(result.checks).toContainEqual({
      name: 'Savant has the pitches',
      passed: false,
      detail: `0 of 2 games, ${code}`,
    });
  });

  it('come after all when a retry brings them', async () => {
    const world = worldWithSavant({ savant_day: ['error\nError\n', bothGames] });
    expect(world.pitches(await world.collect()).map((row) => row['source'])).toEqual(Array(6).fill('savant'));
  });

  it('are not asked for before a game of the date has begun', async () => {
    const listing = smallListing({ codedState: 'S', abstractState: 'Preview' });
    const world = worldWithSavant(
      { savant_day: headerOnly },
      { script: { schedule: smallSchedule([listing]) } },
    );
    await world.collect();
    expect(world.savant.asked).toEqual([]);
  });

  it('that a folder does not have are no failure', async () => {
    const world = worldWithSavant({ savant_day: new HanksTankError('SOURCE_REFUSED', 'no such day') });
    const result = await world.collect();
    expect(bundleOf(world.objects, result, null).findings).toEqual([]);
    expect(codesOf(bundleOf(world.objects, result, 900_001).findings)).toEqual(['PITCHES_FEED_ONLY']);
  });

  it('are asked for game by game when the file of the day is at the row cap', async () => {
    const [header = '', ...rows] = bothGames.trimEnd().split('\n');
    const capped = `${header}\n${`${rows[0]}\n`.repeat(25_000)}`;
    const world = worldWithSavant({
      savant_day: capped,
      'savant_game 900001': smallSavant(),
      'savant_game 900002': savantCsv(smallSavantRows(900_002)),
    });
    const result = await world.collect();
    expect(world.savant.asked).toEqual([
      `savant_day ${gameDate}`,
      'savant_game 900001',
      'savant_game 900002',
    ]);
    expect(world.pitches(result, 900_002).map((row) => row['source'])).toEqual(Array(6).fill('savant'));
    expect(codesOf(bundleOf(world.objects, result, null).findings)).toEqual(['FALLBACK_USED']);

    const hopeless = worldWithSavant({ savant_day: capped, savant_game: capped });
    const failed = await hopeless.collect();
    expect(bundleOf(hopeless.objects, failed, null).findings.at(-1)?.message).toContain(
      'SOURCE_RESPONSE_MALFORMED',
    );
    expect(hopeless.pitches(failed).map((row) => row['source'])).toEqual(Array(6).fill('statsapi'));
  });

  it('bring a complete game back that lacked them, and again when they are revised; otherwise it is left alone', async () => {
    const script = { ...twoGames, schedule: smallSchedule([smallListing()]) };
    const wanted = async (savantText: string, known: SqlRow) => {
      const world = worldWithSavant({ savant_day: savantText }, { script, known: [known] });
      return eventOf(await world.collect()).bundles.flatMap(({ game_pk }) => game_pk ?? []);
    };
    const revised = smallSavant({ change: (row) => ({ ...row, zone: '4' }) });
    expect(await wanted(smallSavant(), knownGame(900_001))).toEqual([900_001]);
    expect(await wanted(revised, savantKnown(smallSavant()))).toEqual([900_001]);
    expect(await wanted(smallSavant(), savantKnown(smallSavant()))).toEqual([]);
    expect(await wanted(headerOnly, savantKnown(smallSavant()))).toEqual([]);
    // A file that lost half of its pitches is no revision.
    expect(await wanted(savantCsv(smallSavantRows().slice(3)), savantKnown(smallSavant()))).toEqual([]);
  });

  it('are not overwritten by a later collection that has the feed alone', async () => {
    const world = worldWithSavant({ savant_day: headerOnly }, { known: [savantKnown(smallSavant())] });
    const result = await world.collect([900_001]);
    const { tables, findings } = bundleOf(world.objects, result, 900_001);
    expect(world.pitches(result)).toEqual([]);
    expect(codesOf(findings)).toEqual(['PITCHES_KEPT']);
    expect(tables['mlb_historical_data.savant_games']).toMatchObject([
      { pitches: 6, content_sha256: checksumOf(smallSavant()) },
    ]);
  });

  it.each([
    ['teams are swapped', { home_team: 'TB', away_team: 'COL' }, 'swapped'],
    ['halves are swapped', { inning_topbot: 'Top' }, 'contradict'],
    ['pitchers are others', { pitcher: '777' }, 'contradict'],
  ])('of which the %s are not taken', async (_, change, says) => {
    const text = smallSavant({ change: (row) => ({ ...row, ...change }) });
    const world = worldWithSavant({ savant_day: text });
    const result = await world.collect();
    const { tables, findings } = bundleOf(world.objects, result, 900_001);
    expect(findings).toMatchObject([{ code: 'PITCHES_DIFFER', message: expect.stringContaining(says) }]);
    expect(tables['mlb_historical_data.savant_games']).toBeUndefined();
    expect(world.pitches(result).map((row) => row['source'])).toEqual(Array(6).fill('statsapi'));
  });

  it('stay apart from those of the feed where one of the two has a hole, and the hole is told', async () => {
    const world = worldWithSavant({ savant_day: savantCsv(smallSavantRows().slice(2)) });
    const result = await world.collect();
    expect(world.pitches(result).map((row) => row['source'])).toEqual([
      ...Array(4).fill('savant'),
      ...Array(2).fill('statsapi'),
    ]);
    expect(bundleOf(world.objects, result, 900_001).findings).toMatchObject([
      { code: 'PITCHES_DIFFER', message: '2 pitches are only in the feed: 2/2 2/3' },
      { code: 'PITCHES_FEED_ONLY', message: 'Savant has 4 of 6 pitches' },
    ]);
  });

  it('are left to the feed while the game goes on', async () => {
    const options = { codedState: 'I', abstractState: 'Live' };
    const script = { schedule: smallSchedule([smallListing(options)]), feed_live: smallFeed(options) };
    const world = worldWithSavant({ savant_day: smallSavant() }, { script });
    const result = await world.collect();
    expect(world.pitches(result).map((row) => row['source'])).toEqual(Array(6).fill('statsapi'));
    expect(bundleOf(world.objects, result, 900_001).findings).toEqual([]);
  });

  it('give the same bundle on another thread', async () => {
    const here = worldWithSavant({ savant_day: bothGames });
    const there = worldWithSavant({ savant_day: bothGames });
    const threads = openWorkThreads(stageWork, 1, { startAfterTasks: 0 });
    try {
      there.dependencies.readFeed = feedReaderOver(threads.share('feedToBundle', feedToBundle));
      const [one, other] = [await here.collect(), await there.collect()];
      expect(bundleOf(there.objects, other, 900_001)).toEqual(bundleOf(here.objects, one, 900_001));
    } finally {
      await threads.close();
    }
  });
});
