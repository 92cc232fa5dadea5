import { describe, expect, it } from 'vitest';
import type { CloudEvent } from '../../schemas/events/envelope.ts';
import { subscriptionLimits } from '../../schemas/topics.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { Bus, Delivery } from '../../shared/ports/bus.ts';
import { createEvent } from '../../shared/runtime/cloud-event.ts';

/** A bus under test; `settle` returns when everything was delivered or given up. */
export interface BusUnderTest {
  bus: Bus;
  settle: () => Promise<void>;
}

/** An event of a date; different seeds give different ids. */
export const requestEvent = (gameDate: string, seed = gameDate): CloudEvent =>
  createEvent(
    {
      topic: 'collection.requested',
      data: {
        run_id: '20260415T061500Z-ab12',
        game_date: gameDate,
        reason: 'nightly',
        game_pks: null,
        attempt: 1,
      },
    },
    { source: 'test', time: '2026-04-15T06:15:00.000Z', idSeed: seed },
  );

const dateOf = (delivery: Delivery): string => (JSON.parse(delivery.payload) as CloudEvent).partitionkey; // the suite publishes events only

/** What every bus must do. */
export function describeBus(name: string, create: () => Promise<BusUnderTest>): void {
  describe(`bus: ${name}`, () => {
    it('delivers an event to every subscription of its topic, unchanged', async () => {
      const { bus, settle } = await create();
      const received: Delivery[] = [];
      bus.subscribe('collection.requested', 'first', async (delivery) => void received.push(delivery));
      bus.subscribe('collection.requested', 'second', async (delivery) => void received.push(delivery));
      bus.subscribe('data.loaded', 'other', async () => expect.unreachable('another topic'));
      const event = requestEvent('2026-04-14');
      await bus.publish('collection.requested', event);
      await settle();
      expect(received.map(({ subscription }) => subscription).sort()).toEqual(['first', 'second']);
      for (const delivery of received) {
        expect(JSON.parse(delivery.payload)).toEqual(event);
        expect(delivery).toMatchObject({ attempt: 1, topic: 'collection.requested' });
      }
    });

    it.each([
      ['too large', { data: 'x'.repeat(subscriptionLimits.messageBytesMax) }],
      ['with an attribute too long', { source: 's'.repeat(1_025) }],
      ['with an ordering key too long', { partitionkey: 'k'.repeat(1_025) }],
    ])('refuses a message %s and delivers nothing of it', async (_, change) => {
      const { bus, settle } = await create();
      const received: string[] = [];
      bus.subscribe(
        'collection.requested',
        'first',
        async (delivery) => void received.push(dateOf(delivery)),
      );
      const event = requestEvent('2026-04-14');
      await expect(bus.publish('collection.requested', { ...event, ...change })).rejects.toMatchObject({
        code: 'EVENT_MALFORMED',
      });
      await bus.publish('collection.requested', event);
      await settle();
      expect(received).toEqual(['2026-04-14']);
    });

    it('keeps the order of one key', async () => {
      const { bus, settle } = await create();
      const ids: string[] = [];
      bus.subscribe('collection.requested', 'first', async ({ payload }) => {
        await new Promise((resolve) => setTimeout(resolve, ids.length % 3));
        ids.push((JSON.parse(payload) as CloudEvent).id); // as above
      });
      const events = Array.from({ length: 12 }, (_, index) => requestEvent('2026-04-14', `seed ${index}`));
      for (const event of events) await bus.publish('collection.requested', event);
      await settle();
      expect(ids).toEqual(events.map(({ id }) => id));
    });

    it('delivers again with a counted attempt until the subscriber is content', async () => {
      const { bus, settle } = await create();
      const attempts: number[] = [];
      bus.subscribe('collection.requested', 'first', async ({ attempt }) => {
        attempts.push(attempt);
        if (attempt < 3) throw new HanksTankError('SOURCE_TIMEOUT', 'not yet');
      });
      await bus.publish('collection.requested', requestEvent('2026-04-14'));
      await settle();
      expect(attempts).toEqual([1, 2, 3]);
    });

    it('gives up after the delivery attempts and goes on with others', async () => {
      const { bus, settle } = await create();
      const seen: string[] = [];
      bus.subscribe('collection.requested', 'first', async (delivery) => {
        seen.push(dateOf(delivery));
        if (dateOf(delivery) === '2026-04-14') throw new HanksTankError('SOURCE_TIMEOUT', 'never');
      });
      await bus.publish('collection.requested', requestEvent('2026-04-14'));
      await bus.publish('collection.requested', requestEvent('2026-04-15'));
      await settle();
      expect(seen.filter((date) => date === '2026-04-14')).toHaveLength(
        subscriptionLimits.deliveryAttemptsMax,
      );
      expect(seen.filter((date) => date === '2026-04-15')).toHaveLength(1);
    });
  });
}
