import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CloudEvent } from '../../../schemas/events/envelope.ts';
import { subscriptionLimits, type TopicName, topicNames } from '../../../schemas/topics.ts';
import { asHanksTankError, HanksTankError } from '../../domain/errors.ts';
import type { Bus, Subscriber } from '../../ports/bus.ts';
import type { Clock } from '../../ports/clock.ts';
import { temporaryPrefix, writeFileAtomically } from './atomic-file.ts';
import { isMissing } from './storage-errors.ts';

const storedMessage = z.strictObject({
  topic: z.enum(topicNames),
  subscription: z.string(),
  orderingKey: z.string(),
  attempts: z.int().nonnegative(),
  payload: z.string(),
});

type StoredMessage = z.infer<typeof storedMessage>;

interface QueuedMessage extends StoredMessage {
  file: string;
  notBeforeMs: number;
}

interface Subscription {
  name: string;
  topic: TopicName;
  subscriber: Subscriber;
  queue: QueuedMessage[];
  isWorking: boolean;
}

/** The embedded bus: what the port asks for, and what a process that hosts all stages needs to run it to the end. */
export interface DurableBus extends Bus {
  /** Publishes raw bytes, as a broken producer might. */
  publishPayload(topic: TopicName, payload: string, orderingKey: string): Promise<void>;
  /** Takes up what an interrupted process left behind; call after all subscriptions are made. Returns how many messages. */
  resume(): Promise<number>;
  /**
   * Delivers until nothing is left but what is held. Rejects with the first setup error; undelivered messages stay for the next time.
   * `onSettled` is told an ordering key when its last message is gone, and may publish: the drain goes on with that.
   */
  drain(onSettled?: (orderingKey: string) => Promise<void>): Promise<void>;
  /** Keeps the messages of a subscription until {@link DurableBus.release}: work that is cheaper done once for all of them. */
  hold(subscription: string): void;
  /**
   * Gives a subscription free. `merge` gets the payloads that waited and publishes what stands for all of them; then they are gone.
   * A process that is killed in between has both: the work is done more than once, never less.
   */
  release(subscription: string, merge: (payloads: readonly string[]) => Promise<void>): Promise<void>;
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
}): DurableBus {
  const { folder, clock } = options;
  const subscriptions: Subscription[] = [];
  let sequence = Date.now() * 1_000;
  let failure: HanksTankError | null = null;
  let wake: (() => void) | null = null;
  const held = new Set<string>();
  let settled: ((orderingKey: string) => Promise<void>) | null = null;

  async function store(subscription: Subscription, message: StoredMessage): Promise<QueuedMessage> {
    sequence += 1;
    const file = join(folder, subscription.name, `${String(sequence).padStart(17, '0')}.json`);
    await writeFileAtomically(file, Buffer.from(JSON.stringify(message)));
    return { ...message, file, notBeforeMs: 0 };
  }

  async function publishPayload(topic: TopicName, payload: string, orderingKey: string): Promise<void> {
    const bytes = Buffer.byteLength(payload);
    if (bytes > subscriptionLimits.messageBytesMax) {
      throw new HanksTankError(
        'EVENT_MALFORMED',
        `a message of ${bytes} bytes on ${topic} exceeds ${subscriptionLimits.messageBytesMax}`,
      );
    }
    const stored: [Subscription, QueuedMessage][] = [];
    for (const subscription of subscriptions) {
      if (subscription.topic !== topic) continue;
      const message = { topic, subscription: subscription.name, orderingKey, attempts: 0, payload };
      stored.push([subscription, await store(subscription, message)]);
    }
    // All at once: a key whose first delivery is done before its second is queued would look settled.
    for (const [subscription, message] of stored) subscription.queue.push(message);
    wake?.();
  }

  /** The oldest message that is due and not behind an earlier one of its key. */
  function nextDue(subscription: Subscription): QueuedMessage | null {
    const blocked = new Set<string>();
    const nowMs = clock.monotonicMs();
    for (const message of subscription.queue) {
      if (blocked.has(message.orderingKey)) continue;
      if (message.notBeforeMs <= nowMs) return message;
      blocked.add(message.orderingKey);
    }
    return null;
  }

  async function deliver(subscription: Subscription, message: QueuedMessage): Promise<void> {
    message.attempts += 1;
    // The attempt is recorded before the delivery: a message that kills the process uses its attempts up too.
    const { file, notBeforeMs: _, ...stored } = message;
    await writeFileAtomically(file, Buffer.from(JSON.stringify(stored)));
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
      await writeFileAtomically(
        join(folder, 'undeliverable', `${subscription.name}.${message.file.split('/').at(-1)}`),
        Buffer.from(message.payload),
      );
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
          const message = nextDue(subscription);
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
      for (const name of await messageFiles(join(folder, subscription.name))) {
        const file = join(folder, subscription.name, name);
        const parsed = storedMessage.safeParse(JSON.parse(await readFile(file, 'utf8')));
        if (!parsed.success) {
          await rename(file, `${file}.damaged`);
          continue;
        }
        subscription.queue.push({ ...parsed.data, file, notBeforeMs: 0 });
        sequence = Math.max(sequence, Number(name.replace('.json', '')));
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
    publish: (topic: TopicName, event: CloudEvent) =>
      publishPayload(topic, JSON.stringify(event), event.partitionkey),
    subscribe: (topic, name, subscriber) =>
      subscriptions.push({ name, topic, subscriber, queue: [], isWorking: false }),
    resume,
    drain,
  };
}

async function messageFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder))
      .filter((name) => name.endsWith('.json') && !name.startsWith(temporaryPrefix))
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
