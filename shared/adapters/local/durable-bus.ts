import { rm } from 'node:fs/promises';
import type { CloudEvent } from '../../../schemas/events/envelope.ts';
import { subscriptionLimits, type TopicName } from '../../../schemas/topics.ts';
import { busMessage, checkPayloadSize } from '../../domain/bus-message.ts';
import { asHanksTankError, type HanksTankError } from '../../domain/errors.ts';
import type { Subscriber } from '../../ports/bus.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  keepUndeliverable,
  nextDue,
  type QueuedMessage,
  queuedMessage,
  readMessages,
  type StoredMessage,
  writeMessage,
} from './bus-messages.ts';
import type { EmbeddedBus } from './embedded-bus.ts';

interface Subscription {
  name: string;
  topic: TopicName;
  subscriber: Subscriber;
  queue: QueuedMessage[];
  isWorking: boolean;
}

/**
 * A bus whose messages are files: one folder per subscription, one file per message, removed when it is acknowledged.
 * A killed process loses nothing. Stricter than the Pub/Sub emulator: message size, attempts and order are enforced.
 * A subscription works on one message at a time, oldest first; while a message waits for its retry,
 * later ones with its ordering key wait too. A message whose attempts are used up is kept in `undeliverable/`.
 */
export function createDurableBus(options: {
  folder: string;
  clock: Clock;
  onUndeliverable: (message: string, error: Error) => void;
}): EmbeddedBus {
  const { folder, clock } = options;
  const subscriptions: Subscription[] = [];
  let sequence = Date.now() * 1_000;
  let failure: HanksTankError | null = null;
  let wake: (() => void) | null = null;
  const held = new Set<string>();
  let settled: ((orderingKey: string) => Promise<void>) | null = null;

  async function store(message: StoredMessage): Promise<QueuedMessage> {
    sequence += 1;
    const queued = queuedMessage(folder, sequence, message);
    await writeMessage(queued);
    return queued;
  }

  async function publishPayload(topic: TopicName, payload: string, orderingKey: string): Promise<void> {
    checkPayloadSize(topic, payload);
    const stored: [Subscription, QueuedMessage][] = [];
    for (const subscription of subscriptions) {
      if (subscription.topic !== topic) continue;
      const message = { topic, subscription: subscription.name, orderingKey, attempts: 0, payload };
      stored.push([subscription, await store(message)]);
    }
    // All at once: a key whose first delivery is done before its second is queued would look settled.
    for (const [subscription, message] of stored) subscription.queue.push(message);
    wake?.();
  }

  async function deliver(subscription: Subscription, message: QueuedMessage): Promise<void> {
    message.attempts += 1;
    // The attempt is recorded before the delivery: a message that kills the process uses its attempts up too.
    await writeMessage(message);
    try {
      await subscription.subscriber({
        payload: message.payload,
        attempt: message.attempts,
        topic: message.topic,
        subscription: subscription.name,
      });
    } catch (thrown) {
      await retryLater(subscription, message, asHanksTankError(thrown));
      return;
    }
    await remove(subscription, message);
  }

  /** Forgets a message, and says so when it was the last one of its key. */
  async function remove(subscription: Subscription, message: QueuedMessage): Promise<void> {
    const { orderingKey } = message;
    subscription.queue.splice(subscription.queue.indexOf(message), 1);
    const isLast = !subscriptions.some(
      ({ name, queue }) => !held.has(name) && queue.some((other) => other.orderingKey === orderingKey),
    );
    await rm(message.file, { force: true });
    if (isLast && failure === null) await settled?.(orderingKey);
  }

  async function retryLater(
    subscription: Subscription,
    message: QueuedMessage,
    error: HanksTankError,
  ): Promise<void> {
    if (error.class === 'setup') {
      // Nobody's fault but the surroundings': the attempt does not count and the process stops with the reason.
      message.attempts -= 1;
      failure ??= error;
      return;
    }
    if (message.attempts >= subscriptionLimits.deliveryAttemptsMax) {
      await keepUndeliverable(folder, message);
      await remove(subscription, message);
      options.onUndeliverable(
        `${subscription.name} gave up a message after ${message.attempts} attempts`,
        error,
      );
      return;
    }
    const delayMs = subscriptionLimits.retryDelayMsMin * 2 ** (message.attempts - 1);
    message.notBeforeMs = clock.monotonicMs() + Math.min(delayMs, subscriptionLimits.retryDelayMsMax);
  }

  async function work(subscription: Subscription, message: QueuedMessage): Promise<void> {
    subscription.isWorking = true;
    try {
      await deliver(subscription, message);
    } catch (thrown) {
      failure ??= asHanksTankError(thrown);
    } finally {
      subscription.isWorking = false;
      wake?.();
    }
  }

  /** Milliseconds until the earliest retry of an idle subscription, or null when nothing waits. */
  function nextRetryMs(): number | null {
    const waiting = subscriptions
      .filter(({ name, isWorking }) => !isWorking && !held.has(name))
      .flatMap(({ queue }) => queue.map(({ notBeforeMs }) => notBeforeMs));
    return waiting.length === 0 ? null : Math.max(0, Math.min(...waiting) - clock.monotonicMs());
  }

  async function drain(onSettled?: (orderingKey: string) => Promise<void>): Promise<void> {
    failure = null;
    settled = onSettled ?? null;
    for (;;) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (failure === null) {
        for (const subscription of subscriptions) {
          if (subscription.isWorking || held.has(subscription.name)) continue;
          const message = nextDue(subscription.queue, clock.monotonicMs());
          if (message !== null) void work(subscription, message);
        }
      }
      if (subscriptions.some(({ isWorking }) => isWorking)) await woken;
      else if (failure !== null) throw failure;
      else {
        const retryMs = nextRetryMs();
        if (retryMs === null) return;
        await clock.sleep(Math.max(1, retryMs));
      }
    }
  }

  async function resume(): Promise<number> {
    let resumed = 0;
    for (const subscription of subscriptions) {
      for (const { message, sequence: number } of await readMessages(folder, subscription.name)) {
        subscription.queue.push(message);
        sequence = Math.max(sequence, number);
        resumed += 1;
      }
    }
    return resumed;
  }

  async function release(name: string, merge: (payloads: readonly string[]) => Promise<void>): Promise<void> {
    held.delete(name);
    for (const subscription of subscriptions.filter((candidate) => candidate.name === name)) {
      const waited = [...subscription.queue];
      if (waited.length === 0) continue;
      await merge(waited.map(({ payload }) => payload));
      for (const message of waited) await remove(subscription, message);
    }
  }

  return {
    hold: (subscription) => void held.add(subscription),
    release,
    publishPayload,
    publish: async (topic: TopicName, event: CloudEvent) => {
      const { payload, orderingKey } = busMessage(topic, event);
      await publishPayload(topic, payload, orderingKey);
    },
    subscribe: (topic, name, subscriber) =>
      subscriptions.push({ name, topic, subscriber, queue: [], isWorking: false }),
    resume,
    drain,
  };
}
