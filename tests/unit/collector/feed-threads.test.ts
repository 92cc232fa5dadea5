import { describe, expect, test } from 'vitest';
import { openFeedThreads } from '../../../functions/collector/feed-threads.ts';
import { type FeedTask, feedToBundle, serializeBundle } from '../../../functions/collector/feed-to-bundle.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { smallFeed } from '../../support/small-feed.ts';
import { storedBundle } from '../../support/stored-tables.ts';

const task = (gamePk: number, body = JSON.stringify(smallFeed({ gamePk }))): FeedTask => ({
  gamePk,
  body: Buffer.from(body),
  what: `feed_live of ${gamePk} from statsapi`,
  reading: {
    runId: '20260415T061500Z-ab12',
    source: 'statsapi',
    fetchedAt: '2026-04-15T06:15:00.000Z',
    ingestedAt: '2026-04-15T06:15:01.000Z',
  },
  ledger: [],
  pitches: { kind: 'feed_only' },
  mustBeComplete: false,
});

describe('threads that read feeds', () => {
  test('a feed gives the same bytes on every thread, also after the threads have ended', async () => {
    const threads = openFeedThreads(2, { startAfterFeeds: 1 });
    const here = await threads.read(task(1));
    const there = await Promise.all([1, 2, 3, 1].map((gamePk) => threads.read(task(gamePk))));
    await threads.close();
    const after = await threads.read(task(1));
    const expected = Buffer.from(here.bytes).toString();
    expect(there.map(({ gamePk }) => gamePk)).toEqual([1, 2, 3, 1]);
    for (const { bytes, rows } of [there[0], there[3], after].filter((one) => one !== undefined)) {
      expect(Buffer.from(bytes).toString()).toBe(expected);
      expect(rows).toBe(here.rows);
    }
    expect(Buffer.from(there[1]?.bytes ?? []).toString()).not.toBe(expected);
  });

  test('an error of the source comes back as itself', async () => {
    const threads = openFeedThreads(1, { startAfterFeeds: 0 });
    try {
      await expect(threads.read(task(1, '<html>'))).rejects.toThrow(HanksTankError);
      await expect(threads.read(task(1, '<html>'))).rejects.toMatchObject({
        code: 'SOURCE_RESPONSE_MALFORMED',
        message: 'feed_live of 1 from statsapi is not JSON (6 bytes, begins with markup)',
      });
      await expect(
        threads.read({
          ...task(1, JSON.stringify(smallFeed({ gamePk: 1, codedState: 'I', abstractState: 'Live' }))),
          mustBeComplete: true,
        }),
      ).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
    } finally {
      await threads.close();
    }
  });

  test('no threads: everything is read on the calling thread', async () => {
    const threads = openFeedThreads(0, { startAfterFeeds: 0 });
    expect((await threads.read(task(4))).gamePk).toBe(4);
    await threads.close();
  });
});

describe('a stored bundle', () => {
  test('is JSON with every row on a line of its own', () => {
    const outcome = feedToBundle(task(5));
    if ('error' in outcome) throw new Error(outcome.error.message);
    const text = Buffer.from(outcome.bytes).toString();
    const bundle = storedBundle(text);
    const rows = Object.values(bundle.tables).flat();
    const lines = text
      .split('\n')
      .slice(1)
      .filter((line) => line.startsWith('{'))
      .map((line) => line.replace(/,$/, ''));
    expect(rows.length).toBeGreaterThan(10);
    expect(outcome.rows).toBe(rows.length);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(rows);
  });

  test('without rows is JSON too', () => {
    const empty = {
      schema_version: 1 as const,
      game_pk: null,
      dataset: null,
      tables: { 'a.b': [] },
      findings: [],
    };
    expect(JSON.parse(Buffer.from(serializeBundle(empty).bytes).toString())).toEqual(empty);
  });
});
