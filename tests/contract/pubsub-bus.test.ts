import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CloudEvent } from '../../schemas/events/envelope.ts';
import { subscriptionLimits, type TopicName } from '../../schemas/topics.ts';
import { createPubSubBus } from '../../shared/adapters/gcp/pubsub-bus.ts';
import type { Bus, Subscriber } from '../../shared/ports/bus.ts';
import { type BreakableLine, openBreakableLine } from '../support/cloud/breakable-line.ts';
import { freePort } from '../support/cloud/free-port.ts';
import {
  openPubSubEmulator,
  type PubSubEmulator,
  pubSubEmulatorJar,
} from '../support/cloud/pubsub-emulator.ts';
import { createPubSubProject, type PubSubProject } from '../support/cloud/pubsub-project.ts';
import { describeBus, requestEvent } from './bus-suite.ts';

const topic = 'collection.requested';

/** Lets a test wait until every message was acknowledged or given up in every subscription. */
function settling(bus: Bus): { bus: Bus; settle: () => Promise<void> } {
  const subscriptions: TopicName[] = [];
  let expected = 0;
  let settled = 0;
  const counted =
    (subscriber: Subscriber): Subscriber =>
    async (delivery) => {
      try {
        await subscriber(delivery);
        settled += 1;
      } catch (error) {
        if (delivery.attempt === subscriptionLimits.deliveryAttemptsMax) settled += 1;
        throw error;
      }
    };
  return {
    bus: {
      publish: async (name, event) => {
        await bus.publish(name, event);
        expected += subscriptions.filter((subscribed) => subscribed === name).length;
      },
      subscribe: (name, subscription, subscriber) => {
        subscriptions.push(name);
        bus.subscribe(name, subscription, counted(subscriber));
      },
    },
    settle: async () => {
      while (settled < expected) await sleep(10);
      // A delivery too many would come now.
      await sleep(300);
    },
  };
}

function openBus(projectId: string, publishTimeoutMs = 10_000) {
  const problems: string[] = [];
  const bus = createPubSubBus({
    settings: { projectId },
    onProblem: (message) => problems.push(message),
    publishTimeoutMs,
  });
  onTestFinished(() => bus.close());
  return { bus, problems };
}

const jar = pubSubEmulatorJar();

if (jar !== null) {
  let emulator: PubSubEmulator;
  beforeAll(async () => {
    emulator = await openPubSubEmulator(jar);
    vi.stubEnv('PUBSUB_EMULATOR_HOST', emulator.host);
  });
  afterAll(() => emulator.close());

  const openProject = async (): Promise<PubSubProject> => {
    const project = await createPubSubProject();
    onTestFinished(() => project.close());
    await project.addTopic(topic);
    await project.addSubscription(topic, 'first');
    await project.addSubscription(topic, 'second');
    await project.addTopic('data.loaded');
    await project.addSubscription('data.loaded', 'other');
    return project;
  };

  /** A bus whose line to the emulator can be cut. */
  const openBreakableBus = async (publishTimeoutMs: number) => {
    const project = await openProject();
    const line: BreakableLine = await openBreakableLine(emulator.host);
    onTestFinished(() => line.close());
    vi.stubEnv('PUBSUB_EMULATOR_HOST', line.host);
    const opened = openBus(project.projectId, publishTimeoutMs);
    await opened.bus.publish(topic, requestEvent('2026-04-13'));
    vi.stubEnv('PUBSUB_EMULATOR_HOST', emulator.host);
    return { project, line, ...opened };
  };

  describeBus('Pub/Sub', async () => settling(openBus((await openProject()).projectId).bus));

  describe('bus on Pub/Sub', () => {
    it('sends the event byte for byte, with its key and what filters read', async () => {
      const project = await openProject();
      const event = requestEvent('2026-04-14');
      await openBus(project.projectId).bus.publish(topic, event);
      const message = await project.next('first');
      expect(message.data).toBe(JSON.stringify(event));
      expect(message.orderingKey).toBe('2026-04-14');
      expect(message.attributes).toEqual({
        'ce-id': event.id,
        'ce-type': event.type,
        'ce-source': event.source,
        'ce-time': event.time,
        'ce-specversion': '1.0',
      });
    });

    it('hands over what is no event as it came', async () => {
      const project = await openProject();
      const { bus } = openBus(project.projectId);
      const received = new Promise<string>((resolve) => {
        bus.subscribe(topic, 'first', async ({ payload }) => resolve(payload));
      });
      await project.publish(topic, Buffer.from('{"half": '));
      expect(await received).toBe('{"half": ');
    });

    it('leaves a message that is never taken to the dead letters, untouched', async () => {
      const project = await openProject();
      await project.addSubscription(topic, 'unordered', false);
      const { bus, problems } = openBus(project.projectId);
      bus.subscribe(topic, 'unordered', async () => Promise.reject(new Error('never')));
      const event = requestEvent('2026-04-14');
      await bus.publish(topic, event);
      const letter = await project.next('dead-letter.unordered');
      expect(letter.data).toBe(JSON.stringify(event));
      expect(problems).toHaveLength(subscriptionLimits.deliveryAttemptsMax);
      expect(problems[0]).toMatch(/^unordered gives back message \d+ after attempt 1$/);
    });

    it('works on one message of a subscription at a time', async () => {
      const { bus, settle } = settling(openBus((await openProject()).projectId).bus);
      let running = 0;
      let runningMax = 0;
      bus.subscribe(topic, 'first', async () => {
        running += 1;
        runningMax = Math.max(runningMax, running);
        await sleep(20);
        running -= 1;
      });
      for (const day of [11, 12, 13, 14, 15]) await bus.publish(topic, requestEvent(`2026-04-${day}`));
      await settle();
      expect(runningMax).toBe(1);
    });

    it('publishes hundreds at one moment, each key in its order', async () => {
      const { bus, settle } = settling(openBus((await openProject()).projectId).bus);
      const ids = new Map<string, string[]>();
      bus.subscribe(topic, 'first', async ({ payload }) => {
        const event = JSON.parse(payload) as CloudEvent; // the test publishes events only
        ids.set(event.partitionkey, [...(ids.get(event.partitionkey) ?? []), event.id]);
      });
      const events = Array.from({ length: 200 }, (_, index) =>
        requestEvent(`2026-04-${10 + (index % 20)}`, `seed ${index}`),
      );
      await Promise.all(events.map((event) => bus.publish(topic, event)));
      await settle();
      for (const [key, received] of ids)
        expect(received).toEqual(
          events.filter(({ partitionkey }) => partitionkey === key).map(({ id }) => id),
        );
      expect(ids.size).toBe(20);
    });

    it('closes after the message that is worked on, takes no other, and sends what was published before', async () => {
      const project = await openProject();
      const { bus } = openBus(project.projectId);
      let isDone = false;
      const taken: string[] = [];
      const started = new Promise<void>((resolve) => {
        bus.subscribe(topic, 'first', async ({ payload }) => {
          resolve();
          taken.push(payload);
          await sleep(500);
          isDone = true;
        });
      });
      const first = requestEvent('2026-04-14');
      await bus.publish(topic, first);
      await started;
      await bus.publish(topic, requestEvent('2026-04-15'));
      const last = bus.publish(topic, requestEvent('2026-04-16'));
      await bus.close();
      await last;
      expect(isDone).toBe(true);
      expect(taken).toEqual([JSON.stringify(first)]);
      const left = [(await project.next('first')).orderingKey, (await project.next('first')).orderingKey];
      expect(left.sort()).toEqual(['2026-04-15', '2026-04-16']);
    });

    it('closes after all that was published is sent', async () => {
      const { bus } = openBus((await openProject()).projectId);
      const sent = Array.from({ length: 150 }, (_, index) =>
        bus.publish(topic, requestEvent('2026-04-14', `seed ${index}`)),
      );
      await bus.close();
      const outcomes = await Promise.allSettled(sent);
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    });

    it('names a topic that does not exist', async () => {
      const { bus } = openBus((await openProject()).projectId);
      await expect(bus.publish('data.retry', requestEvent('2026-04-14'))).rejects.toMatchObject({
        code: 'CLOUD_RESOURCE_NOT_FOUND',
        class: 'setup',
        message: expect.stringContaining('data.retry'),
      });
    });

    it('tells of a subscription that does not exist', async () => {
      const { bus, problems } = openBus((await openProject()).projectId);
      bus.subscribe(topic, 'nobody-made-it', async () => undefined);
      while (problems.length === 0) await sleep(10);
      expect(problems).toEqual(['pulling from nobody-made-it']);
    });

    it('publishes by itself when the line comes back in time', async () => {
      const { project, bus, line } = await openBreakableBus(20_000);
      line.cut();
      const publishing = bus.publish(topic, requestEvent('2026-04-14'));
      await sleep(500);
      line.mend();
      await publishing;
      expect((await project.next('first')).orderingKey).toBe('2026-04-13');
      expect((await project.next('first')).orderingKey).toBe('2026-04-14');
    });

    it('fails in time when the line stays cut, and opens the key again afterwards', async () => {
      const { project, bus, line } = await openBreakableBus(1_000);
      line.cut();
      const startMs = performance.now();
      const outcomes = await Promise.allSettled(
        ['a', 'b'].map((seed) => bus.publish(topic, requestEvent('2026-04-14', seed))),
      );
      expect(performance.now() - startMs).toBeLessThan(10_000);
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'CLOUD_UNAVAILABLE' } });
      line.mend();
      // Not at once: gRPC waits a moment before it tries a broken line again.
      const later = requestEvent('2026-04-14', 'later');
      while (
        await bus.publish(topic, later).then(
          () => false,
          () => true,
        )
      )
        await sleep(100);
      await project.next('first');
      expect((await project.next('first')).attributes['ce-id']).toBe(later.id);
    });

    it('goes on receiving after its stream broke', async () => {
      const { bus, line } = await openBreakableBus(20_000);
      const dates: string[] = [];
      bus.subscribe(topic, 'first', async ({ payload }) => void dates.push(payload));
      while (dates.length < 1) await sleep(10);
      line.cut();
      await sleep(200);
      line.mend();
      await bus.publish(topic, requestEvent('2026-04-15'));
      while (!dates.some((payload) => payload.includes('2026-04-15'))) await sleep(10);
    });
  });
}

describe('bus on Pub/Sub without Pub/Sub', () => {
  it('fails in time with a transient error', async () => {
    vi.stubEnv('PUBSUB_EMULATOR_HOST', `127.0.0.1:${await freePort()}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { bus } = openBus('hanks-tank-test', 500);
    const startMs = performance.now();
    await expect(bus.publish(topic, requestEvent('2026-04-14'))).rejects.toMatchObject({
      code: 'CLOUD_UNAVAILABLE',
      class: 'transient',
      message: expect.stringContaining(topic),
    });
    expect(performance.now() - startMs).toBeLessThan(10_000);
  });
});
