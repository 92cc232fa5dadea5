import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CloudEvent } from '../../schemas/events/envelope.ts';
import { subscriptionLimits } from '../../schemas/topics.ts';
import { createDurableBus } from '../../shared/adapters/local/durable-bus.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { manualClock } from '../support/manual-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { describeBus, requestEvent } from './bus-suite.ts';

function openBus(folder: string, clock = manualClock()) {
  const undeliverable: string[] = [];
  const bus = createDurableBus({ folder, clock, onUndeliverable: (message) => undeliverable.push(message) });
  return { bus, clock, undeliverable };
}

describeBus('durable', async () => {
  const { bus } = openBus(temporaryFolder());
  return { bus, settle: () => bus.drain() };
});

const idOf = ({ payload }: { payload: string }) => (JSON.parse(payload) as CloudEvent).id; // the tests publish events only

describe('durable bus', () => {
  it('delivers after a restart what an earlier process never acknowledged, once and in order', async () => {
    const folder = temporaryFolder();
    const before = openBus(folder).bus;
    before.subscribe('collection.requested', 'first', async () => undefined);
    const events = ['2026-04-13', '2026-04-14'].map((date) => requestEvent(date));
    for (const event of events) await before.publish('collection.requested', event);

    const { bus } = openBus(folder);
    const ids: string[] = [];
    bus.subscribe('collection.requested', 'first', async (delivery) => void ids.push(idOf(delivery)));
    expect(await bus.resume()).toBe(2);
    await bus.drain();
    expect(ids).toEqual(events.map(({ id }) => id));
    expect(readdirSync(join(folder, 'first'))).toEqual([]);
  });

  it('counts an attempt before the delivery, so that a message which kills the process is given up some day', async () => {
    const folder = temporaryFolder();
    const first = openBus(folder).bus;
    first.subscribe('collection.requested', 'first', () => new Promise(() => undefined));
    await first.publish('collection.requested', requestEvent('2026-04-14'));
    void first.drain();
    await new Promise((resolve) => setTimeout(resolve, 50));

    const { bus } = openBus(folder);
    let attempt = 0;
    bus.subscribe('collection.requested', 'first', async (delivery) => {
      attempt = delivery.attempt;
    });
    await bus.resume();
    await bus.drain();
    expect(attempt).toBe(2);
  });

  it('waits 1, 2, 4, 8 seconds between attempts and keeps a given-up message', async () => {
    const folder = temporaryFolder();
    const { bus, clock, undeliverable } = openBus(folder);
    const times: number[] = [];
    bus.subscribe('collection.requested', 'first', async () => {
      times.push(clock.monotonicMs());
      throw new HanksTankError('SOURCE_TIMEOUT', 'never');
    });
    const event = requestEvent('2026-04-14');
    await bus.publish('collection.requested', event);
    await bus.drain();
    expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual([
      1_000, 2_000, 4_000, 8_000,
    ]);
    expect(undeliverable).toEqual([
      `first gave up a message after ${subscriptionLimits.deliveryAttemptsMax} attempts`,
    ]);
    expect(readdirSync(join(folder, 'undeliverable'))).toHaveLength(1);
  });

  it('holds back later messages of a key while an earlier one waits for its retry, but not other keys', async () => {
    const { bus } = openBus(temporaryFolder());
    const seen: string[] = [];
    const [first, second, other] = [
      requestEvent('2026-04-14', 'a'),
      requestEvent('2026-04-14', 'b'),
      requestEvent('2026-04-15', 'c'),
    ];
    bus.subscribe('collection.requested', 'first', async (delivery) => {
      seen.push(idOf(delivery));
      if (idOf(delivery) === first.id && delivery.attempt === 1)
        throw new HanksTankError('SOURCE_TIMEOUT', 'once');
    });
    for (const event of [first, second, other]) await bus.publish('collection.requested', event);
    await bus.drain();
    expect(seen).toEqual([first.id, other.id, first.id, second.id]);
  });

  it('stops at a setup error with its reason and keeps the message for the next time', async () => {
    const folder = temporaryFolder();
    const { bus } = openBus(folder);
    let isDiskFull = true;
    const attempts: number[] = [];
    bus.subscribe('collection.requested', 'first', async ({ attempt }) => {
      attempts.push(attempt);
      if (isDiskFull) throw new HanksTankError('STORAGE_FULL', 'no room');
    });
    await bus.publish('collection.requested', requestEvent('2026-04-14'));
    await expect(bus.drain()).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    isDiskFull = false;
    await bus.drain();
    expect(attempts).toEqual([1, 1]);
  });

  it('refuses a message larger than the limit of Pub/Sub', async () => {
    const { bus } = openBus(temporaryFolder());
    bus.subscribe('collection.requested', 'first', async () => undefined);
    await expect(
      bus.publishPayload('collection.requested', 'x'.repeat(subscriptionLimits.messageBytesMax + 1), 'key'),
    ).rejects.toMatchObject({ code: 'EVENT_MALFORMED' });
  });

  it('puts a damaged message file aside and goes on', async () => {
    const folder = temporaryFolder();
    const before = openBus(folder).bus;
    before.subscribe('collection.requested', 'first', async () => undefined);
    await before.publish('collection.requested', requestEvent('2026-04-14'));
    const [name] = readdirSync(join(folder, 'first'));
    writeFileSync(join(folder, 'first', String(name)), '{"topic":"nonsense"}');
    const { bus } = openBus(folder);
    bus.subscribe('collection.requested', 'first', async () => expect.unreachable('damaged'));
    expect(await bus.resume()).toBe(0);
    await bus.drain();
    expect(readdirSync(join(folder, 'first'))).toEqual([`${name}.damaged`]);
  });

  it('tells when nothing of a key is left, and goes on with what is published then', async () => {
    const { bus } = openBus(temporaryFolder());
    const seen: string[] = [];
    bus.subscribe('collection.requested', 'first', async (delivery) => void seen.push(idOf(delivery)));
    bus.subscribe('collection.requested', 'second', async () => undefined);
    const [first, second] = ['2026-04-13', '2026-04-14'].map((date) => requestEvent(date));
    if (first === undefined || second === undefined) throw new Error('two events were made');
    await bus.publish('collection.requested', first);
    const settled: string[] = [];
    await bus.drain(async (key) => {
      settled.push(key);
      if (key === '2026-04-13') await bus.publish('collection.requested', second);
    });
    expect(settled).toEqual(['2026-04-13', '2026-04-14']);
    expect(seen).toEqual([first.id, second.id]);
  });

  it('settles a key whose message was given up, and none after a setup error', async () => {
    const { bus } = openBus(temporaryFolder());
    let code: 'SOURCE_FAILED' | 'STORAGE_FULL' = 'SOURCE_FAILED';
    bus.subscribe('collection.requested', 'first', async () => {
      throw new HanksTankError(code, 'no');
    });
    const settled: string[] = [];
    const drain = () => bus.drain(async (key) => void settled.push(key));
    await bus.publish('collection.requested', requestEvent('2026-04-13'));
    await drain();
    expect(settled).toEqual(['2026-04-13']);
    code = 'STORAGE_FULL';
    await bus.publish('collection.requested', requestEvent('2026-04-14'));
    await expect(drain()).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect(settled).toEqual(['2026-04-13']);
  });

  it('keeps the messages of a held subscription, for one that stands for all of them', async () => {
    const folder = temporaryFolder();
    const { bus } = openBus(folder);
    const heard: string[] = [];
    bus.subscribe('collection.requested', 'first', async () => undefined);
    bus.subscribe('collection.requested', 'slow', async (delivery) => void heard.push(idOf(delivery)));
    bus.hold('slow');
    const dates = ['2026-04-12', '2026-04-13', '2026-04-14'];
    for (const date of dates) await bus.publish('collection.requested', requestEvent(date));
    const settled: string[] = [];
    await bus.drain(async (key) => void settled.push(key));
    expect(settled).toEqual(dates);
    expect(heard).toEqual([]);
    expect(readdirSync(join(folder, 'slow'))).toHaveLength(3);
    const all = requestEvent('2026-04-14', 'all');
    await bus.release('slow', async (payloads) => {
      expect(payloads.map((payload) => idOf({ payload }))).toEqual(
        dates.map((date) => requestEvent(date).id),
      );
      await bus.publish('collection.requested', all);
    });
    await bus.drain();
    expect(heard).toEqual([all.id]);
    expect(readdirSync(join(folder, 'slow'))).toEqual([]);
    // Nothing waited: nothing to merge.
    await bus.release('slow', async () => {
      throw new Error('nobody asked');
    });
  });
});
