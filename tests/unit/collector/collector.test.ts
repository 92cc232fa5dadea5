import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { collectRetriedGames } from '../../../functions/collector/handler.ts';
import { rawObjects } from '../../../schemas/tables/operational.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import {
  bundleOf,
  collectorWorld,
  eventOf,
  gameDate,
  gameRows,
  knownGame,
  knownGamesFile,
  rawKeys,
  runId,
  twoGames,
} from '../../support/collector-world.ts';
import { smallFeed, smallListing, smallSchedule } from '../../support/small-feed.ts';

describe('collecting a date', () => {
  it('archives every response first, stages one bundle per game and one for the schedule, and says so', async () => {
    const { collect, objects, warehouse } = collectorWorld(twoGames);
    const result = await collect();
    const event = eventOf(result);
    expect(event).toMatchObject({
      run_id: runId,
      attempt: 1,
      games_listed: 2,
      games_skipped: 0,
      games_failed: [],
    });
    expect(event.bundles.map(({ object }) => object.key)).toEqual([
      `staging/game_date=${gameDate}/run=${runId}/attempt=1/schedule.json`,
      `staging/game_date=${gameDate}/run=${runId}/attempt=1/game_pk=900001.json`,
      `staging/game_date=${gameDate}/run=${runId}/attempt=1/game_pk=900002.json`,
    ]);
    expect(rawKeys(objects).map((key) => key.replace(/-[0-9a-f]{12}\./, '-CHECKSUM.'))).toEqual([
      `raw/statsapi/feed_live/game_date=${gameDate}/900001-CHECKSUM.json.gz`,
      `raw/statsapi/feed_live/game_date=${gameDate}/900002-CHECKSUM.json.gz`,
      `raw/statsapi/schedule/game_date=${gameDate}/${gameDate}-CHECKSUM.json.gz`,
    ]);
    expect(warehouse.asked).toEqual([
      {
        file: knownGamesFile,
        parameters: {
          game_date: { type: 'DATE', value: gameDate },
          game_pks: { type: 'INT64', value: [900_001, 900_002] },
        },
      },
    ]);
    expect(result).toMatchObject({ status: 'success', rowsIn: 2, checks: [{ passed: true }] });
  });

  it('keeps the response byte for byte, with a ledger row that names it', async () => {
    const { collect, objects } = collectorWorld(twoGames);
    const bundle = bundleOf(objects, await collect(), 900_001);
    const [ledger] = (bundle.tables['raw_data.raw_objects'] ?? []).map((row) => rawObjects.row.parse(row));
    const body = JSON.stringify(smallFeed());
    expect(ledger).toMatchObject({
      endpoint: 'feed_live',
      url_path: '/api/v1.1/game/900001/feed/live',
      game_pk: 900_001,
      http_status: 200,
      content_sha256: sha256(body),
      content_bytes: Buffer.byteLength(body),
    });
    const stored = objects.objects.get(ledger?.object_key ?? '') ?? Buffer.alloc(0);
    expect(gunzipSync(stored).toString()).toBe(body);
    expect(ledger?.stored_bytes).toBe(stored.byteLength);
    expect(gameRows(bundle)[0]).toMatchObject({ is_complete: true, run_id: runId, source: 'statsapi' });
  });

  it('takes games rows from feeds where there are feeds, from the schedule for the others', async () => {
    const { collect, objects, source } = collectorWorld({
      ...twoGames,
      schedule: smallSchedule([
        smallListing(),
        smallListing({ gamePk: 900_003, codedState: 'S', abstractState: 'Preview' }),
        smallListing({ gamePk: 900_004, codedState: 'D', officialDate: '2026-05-05' }),
        smallListing({ gamePk: 900_005, gameType: 'Y' }),
      ]),
    });
    const result = await collect();
    const bundle = bundleOf(objects, result, null);
    expect(gameRows(bundle).map((row) => [row['game_pk'], row['is_complete']])).toEqual([
      [900_003, false],
      [900_004, false],
    ]);
    expect(bundle.tables['mlb_historical_data.game_occurrences']).toHaveLength(3);
    expect(source.asked).toEqual([`schedule ${gameDate}`, 'feed_live 900001']);
    expect(eventOf(result).games_listed).toBe(3);
  });

  it('is an off-day when the schedule has no games: success, and the chain goes on', async () => {
    const { collect } = collectorWorld({ schedule: smallSchedule([]) });
    const result = await collect();
    expect(result).toMatchObject({ status: 'success', reason: `no games on ${gameDate}` });
    expect(eventOf(result)).toMatchObject({ games_listed: 0, games_failed: [] });
  });

  it('stores identical content once, however often it is collected', async () => {
    const { collect, objects } = collectorWorld(twoGames);
    await collect();
    const generations = await objects.list('raw/');
    await collect();
    expect(await objects.list('raw/')).toEqual(generations);
  });

  it('never holds more feeds than the concurrency', async () => {
    const listings = Array.from({ length: 30 }, (_, index) => smallListing({ gamePk: 900_100 + index }));
    const feeds = Object.fromEntries(
      listings.map(({ gamePk }) => [`feed_live ${gamePk}`, smallFeed({ gamePk })]),
    );
    const { collect, source } = collectorWorld({ schedule: smallSchedule(listings), ...feeds });
    expect(eventOf(await collect()).bundles).toHaveLength(31);
    expect(source.inFlightMax()).toBe(4);
  });
});

describe('choosing games', () => {
  it('skips complete games, unless they are asked for', async () => {
    const first = collectorWorld(twoGames, [knownGame(900_001)]);
    const result = await first.collect();
    expect(eventOf(result)).toMatchObject({ games_listed: 2, games_skipped: 1 });
    expect(first.source.asked).toEqual([`schedule ${gameDate}`, 'feed_live 900002']);
    expect(gameRows(bundleOf(first.objects, result, null))).toEqual([]);
    const second = collectorWorld(twoGames, [knownGame(900_001)]);
    await second.collect([900_001]);
    expect(second.source.asked).toEqual([`schedule ${gameDate}`, 'feed_live 900001']);
  });

  it('collects the games of a retry, with its attempt in the place of the bundles', async () => {
    const { dependencies, context, source } = collectorWorld(twoGames, [knownGame(900_001)]);
    const games = [{ game_pk: 900_001, reason: 'RULE' }];
    const result = await collectRetriedGames(
      { run_id: runId, game_date: gameDate, attempt: 2, games },
      dependencies,
      context,
    );
    expect(source.asked).toEqual([`schedule ${gameDate}`, 'feed_live 900001']);
    expect(eventOf(result).bundles.every(({ object }) => object.key.includes('/attempt=2/'))).toBe(true);
  });

  it('fetches a game that is asked for though the schedule does not list it, but not one that has not begun', async () => {
    const { collect, source } = collectorWorld({
      ...twoGames,
      schedule: smallSchedule([smallListing({ gamePk: 900_003, codedState: 'S', abstractState: 'Preview' })]),
    });
    await collect([900_001, 900_003]);
    expect(source.asked).toEqual([`schedule ${gameDate}`, 'feed_live 900001']);
  });

  it('reads a game again that was in progress more than a day ago, whatever the schedule says', async () => {
    const live = { coded_state: 'U', is_complete: false };
    const { collect, source } = collectorWorld({ ...twoGames, schedule: smallSchedule([]) }, [
      knownGame(900_001, { ...live, ingested_at: '2026-04-13T06:00:00.000Z' }),
      knownGame(900_002, { ...live, ingested_at: '2026-04-15T06:00:00.000Z' }),
    ]);
    await collect();
    expect(source.asked).toEqual([`schedule ${gameDate}`, 'feed_live 900001']);
  });

  it('does not let an old postponement undo a make-up game that is complete or already listed', async () => {
    const postponed = (gamePk: number) =>
      smallListing({ gamePk, codedState: 'D', officialDate: '2026-05-05' });
    const { collect, objects } = collectorWorld(
      { schedule: smallSchedule([1, 2, 3].map((n) => postponed(900_000 + n))) },
      [
        knownGame(900_001, { game_date: '2026-05-05' }),
        knownGame(900_002, { game_date: '2026-05-05', coded_state: 'S', is_complete: false }),
        knownGame(900_003, { coded_state: 'S', is_complete: false }),
      ],
    );
    expect(gameRows(bundleOf(objects, await collect(), null)).map((row) => row['game_pk'])).toEqual([
      900_003,
    ]);
  });
});
