import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { defaultCollectorSettings, readCollectorSettings } from '../../../functions/collector/config.ts';
import { collectRequestedDate } from '../../../functions/collector/handler.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { withGzipTime } from '../../../shared/sources/statsapi/gzip-time.ts';
import {
  bundleOf,
  collectorWorld,
  eventOf,
  gameDate,
  gameRows,
  rawKeys,
  runId,
  twoGames,
} from '../../support/collector-world.ts';
import { scriptedSource } from '../../support/scripted-source.ts';
import { smallFeed, smallListing, smallSchedule } from '../../support/small-feed.ts';

const unreachable = new HanksTankError('SOURCE_UNREACHABLE', 'GET host failed: ECONNREFUSED');

describe('a source that fails', () => {
  it('is asked again after 1, 2, 4, 8 and 16 seconds on 429, 5xx, timeouts and a broken network', async () => {
    const { collect, clock, lines } = collectorWorld({
      ...twoGames,
      'feed_live 900001': [
        { status: 429, text: 'slow down' },
        { status: 503, text: 'busy' },
        unreachable,
        new HanksTankError('SOURCE_TIMEOUT', 'no answer'),
        { status: 500, text: 'oops' },
        smallFeed(),
      ],
    });
    expect(eventOf(await collect()).games_failed).toEqual([]);
    expect(clock.sleeps).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    expect(lines().map((line) => line['code'])).toContain('SOURCE_RATE_LIMITED');
  });

  it('archives its errors too, under names that are never taken for a response', async () => {
    const { collect, objects } = collectorWorld({
      ...twoGames,
      'feed_live 900001': [{ status: 503, text: 'busy' }, smallFeed()],
    });
    await collect();
    expect(rawKeys(objects).filter((key) => key.endsWith('.http-503.gz'))).toHaveLength(1);
  });

  it.each([
    ['HTML with status 200', '<html>maintenance</html>', 'SOURCE_RESPONSE_MALFORMED'],
    ['cut JSON', '{"gamePk": 900001, "gameData"', 'SOURCE_RESPONSE_MALFORMED'],
    ['an empty object', '{}', 'SOURCE_RESPONSE_MALFORMED'],
    ['another shape', '{"message":"hello"}', 'SOURCE_RESPONSE_MALFORMED'],
    ['a body over the limit', `{"x":"${'x'.repeat(60_000)}"}`, 'SOURCE_RESPONSE_TOO_LARGE'],
    [
      'a body over the limit that was not even read',
      new HanksTankError('SOURCE_RESPONSE_TOO_LARGE', 'too large'),
      'SOURCE_RESPONSE_TOO_LARGE',
    ],
    ['404', { status: 404, text: '{}' }, 'SOURCE_REFUSED'],
    ['a redirect', { status: 304, text: '' }, 'SOURCE_RESPONSE_MALFORMED'],
  ])('with %s fails one game, is not asked again for it, and the others go on', async (_, answer, code) => {
    const { collect, clock, objects } = collectorWorld({ ...twoGames, 'feed_live 900001': answer }, [], {
      responseBytesMax: 50_000,
    });
    const result = await collect();
    const event = eventOf(result);
    expect(event.games_failed).toEqual([
      expect.objectContaining({ game_pk: 900_001, code: 'SOURCES_EXHAUSTED' }),
    ]);
    expect(event.games_failed[0]?.message).toContain(code);
    expect(event.bundles.map(({ game_pk }) => game_pk)).toEqual([null, 900_002]);
    expect(clock.sleeps).toEqual([]);
    expect(result).toMatchObject({
      reason: '1 of 2 games could not be collected',
      checks: [{ passed: false }],
    });
    expect(
      gameRows(bundleOf(objects, result, null)).map((row) => [row['game_pk'], row['is_complete']]),
    ).toEqual([[900_001, false]]);
  });

  it('is replaced by box score and plays of the same source', async () => {
    const { boxscore, plays, linescore } = smallFeed().liveData;
    const { collect, objects, source } = collectorWorld({
      schedule: smallSchedule(),
      feed_live: '<html>',
      boxscore,
      play_by_play: plays,
      linescore,
    });
    const bundle = bundleOf(objects, await collect(), 900_001);
    expect(bundle.tables['mlb_historical_data.statcast_pitches']).toHaveLength(6);
    expect(bundle.tables['raw_data.raw_objects']).toHaveLength(4);
    expect(bundle.findings.map(({ code }) => code)).toEqual(['FALLBACK_USED']);
    expect(source.asked.slice(2)).toEqual(['boxscore 900001', 'play_by_play 900001', 'linescore 900001']);
  });

  it('of a played game without its box score is replaced by the endpoints, which have it', async () => {
    const feed = smallFeed();
    const { boxscore, plays, linescore } = smallFeed().liveData;
    Reflect.deleteProperty(feed.liveData, 'boxscore');
    const { collect, objects } = collectorWorld({
      schedule: smallSchedule(),
      feed_live: feed,
      boxscore,
      play_by_play: plays,
      linescore,
    });
    const bundle = bundleOf(objects, await collect(), 900_001);
    expect(bundle.findings.map(({ code }) => code)).toEqual(['FALLBACK_USED']);
    expect(bundle.tables['mlb_historical_data.player_batting_lines']?.length).toBeGreaterThan(0);
  });

  it('is replaced by the newest response of our own archive, unless that is from before the end', async () => {
    const archived = collectorWorld({ schedule: smallSchedule(), feed_live: '<html>' });
    const keep = async (feed: object, name: string, fetchedAt: string) => {
      const bytes = withGzipTime(gzipSync(JSON.stringify(feed)), fetchedAt);
      await archived.objects.put(
        `raw/statsapi/feed_live/game_date=${gameDate}/900001-${name}.json.gz`,
        bytes,
      );
    };
    await keep(
      smallFeed({ codedState: 'I', abstractState: 'Live' }),
      'aaaaaaaaaaaa',
      '2026-04-14T23:30:00.000Z',
    );
    expect(eventOf(await archived.collect()).games_failed[0]?.message).toContain('from before its end');
    await keep(smallFeed(), 'bbbbbbbbbbbb', '2026-04-15T01:00:00.000Z');
    const bundle = bundleOf(archived.objects, await archived.collect(), 900_001);
    expect(gameRows(bundle)[0]).toMatchObject({ source: 'statsapi', is_complete: true });
    expect((bundle.tables['mlb_historical_data.players'] ?? [])[0]).toMatchObject({
      known_at: '2026-04-15T01:00:00.000Z',
    });
  });

  it('is skipped after three failures in a row, and the next source is asked', async () => {
    const listings = Array.from({ length: 6 }, (_, index) => smallListing({ gamePk: 900_001 + index }));
    const { clock, dependencies, context, source } = collectorWorld(
      { schedule: smallSchedule(listings), feed_live: '<html>', boxscore: '<html>' },
      [],
      { concurrency: 1 },
    );
    const feeds = Object.fromEntries(
      listings.map(({ gamePk }) => [`feed_live ${gamePk}`, smallFeed({ gamePk })]),
    );
    const second = scriptedSource('simulator', clock, feeds);
    const result = await collectRequestedDate(
      { run_id: runId, game_date: gameDate, reason: 'nightly', game_pks: null, attempt: 1 },
      { ...dependencies, sources: [source, second] },
      context,
    );
    expect(eventOf(result).games_failed).toEqual([]);
    expect(source.asked).toEqual([
      `schedule ${gameDate}`,
      'feed_live 900001',
      'boxscore 900001',
      'feed_live 900002',
    ]);
    expect(second.asked).toHaveLength(6);
  });

  it('without a schedule ends in a transient error: nothing is known, and nothing is staged', async () => {
    for (const schedule of [unreachable, '<html>', '{}', '{"dates":{}}']) {
      const { collect, objects } = collectorWorld({ schedule });
      await expect(collect()).rejects.toMatchObject({ code: 'SOURCES_EXHAUSTED', class: 'transient' });
      expect([...objects.objects.keys()].filter((key) => key.startsWith('staging/'))).toEqual([]);
    }
  });

  it('that refuses the schedule ends in that refusal: asking again cannot help', async () => {
    await expect(collectorWorld({}).collect()).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
  });
});

describe('the rest of the house', () => {
  it('stops the run when it fails: a full disk is no fault of a game', async () => {
    const full = collectorWorld(twoGames);
    const objects = {
      ...full.objects,
      put: async (key: string) => {
        throw new HanksTankError('STORAGE_FULL', `no room for ${key}`);
      },
    };
    await expect(
      collectRequestedDate(
        { run_id: runId, game_date: gameDate, reason: 'nightly', game_pks: null, attempt: 1 },
        { ...full.dependencies, objects },
        full.context,
      ),
    ).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    const later = collectorWorld(twoGames);
    const staging = {
      ...later.objects,
      put: async (key: string, bytes: Uint8Array) => {
        if (key.includes('game_pk=900001')) throw new HanksTankError('STORAGE_FULL', `no room for ${key}`);
        return later.objects.put(key, bytes);
      },
    };
    await expect(
      collectRequestedDate(
        { run_id: runId, game_date: gameDate, reason: 'nightly', game_pks: null, attempt: 1 },
        { ...later.dependencies, objects: staging },
        later.context,
      ),
    ).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  });

  it('may store the same raw content at the same moment', async () => {
    const { objects, dependencies, context } = collectorWorld(twoGames);
    const racing = {
      ...objects,
      head: async (key: string) => (key.startsWith('raw/') ? null : objects.head(key)),
    };
    const run = () =>
      collectRequestedDate(
        { run_id: runId, game_date: gameDate, reason: 'nightly', game_pks: null, attempt: 1 },
        { ...dependencies, objects: racing },
        context,
      );
    await run();
    expect(eventOf(await run()).games_failed).toEqual([]);
  });
});

describe('the configuration', () => {
  it('has defaults, and takes variables', () => {
    expect(readCollectorSettings({})).toEqual(defaultCollectorSettings);
    expect(
      readCollectorSettings({
        COLLECTOR_CONCURRENCY: '2',
        COLLECTOR_GAME_TYPES: 'R,S',
        COLLECTOR_RESPONSE_BYTES_MAX: '5000',
        COLLECTOR_DATASETS: 'odds,rosters',
      }),
    ).toMatchObject({
      concurrency: 2,
      gameTypes: ['R', 'S'],
      responseBytesMax: 5_000,
      datasets: ['odds', 'rosters'],
    });
  });

  it('names every problem', () => {
    expect(() =>
      readCollectorSettings({ COLLECTOR_CONCURRENCY: '0', COLLECTOR_GAME_TYPES: 'regular' }),
    ).toThrow(/COLLECTOR_CONCURRENCY.*COLLECTOR_GAME_TYPES/);
  });
});
