import type { TopicName } from '../../schemas/topics.ts';
import type { EmbeddedBus } from '../../shared/adapters/local/embedded-bus.ts';
import type { Subscriber } from '../../shared/ports/bus.ts';
import { seededNumbers } from './seeded-order.ts';

interface Waiting {
  subscription: string;
  topic: TopicName;
  subscriber: Subscriber;
  payload: string;
  orderingKey: string;
  /** The first delivery of a message keeps the order of its key; its repetitions come whenever they like. */
  isFirst: boolean;
}

/** What the bus did. */
export interface ShufflingBus extends EmbeddedBus {
  readonly deliveries: () => number;
}

/**
 * A bus as bad as its port allows: every message comes `copies` times, in an order that only a seed knows. The messages of one key
 * at one subscription keep their order, but a repetition may come long after its successors.
 */
export function shufflingBus(seed: number, copies: number): ShufflingBus {
  const next = seededNumbers(seed);
  const subscriptions: { topic: TopicName; name: string; subscriber: Subscriber }[] = [];
  const waiting: Waiting[] = [];
  let delivered = 0;

  const isBlocked = (message: Waiting, index: number): boolean =>
    waiting.some(
      (other, at) =>
        at < index &&
        other.isFirst &&
        other.subscription === message.subscription &&
        other.orderingKey === message.orderingKey &&
        (message.isFirst || other.payload === message.payload),
    );

  async function publishPayload(topic: TopicName, payload: string, orderingKey: string): Promise<void> {
    for (const { topic: own, name, subscriber } of subscriptions) {
      if (own !== topic) continue;
      for (let copy = 0; copy < copies; copy += 1)
        waiting.push({ subscription: name, topic, subscriber, payload, orderingKey, isFirst: copy === 0 });
    }
  }

  return {
    deliveries: () => delivered,
    publishPayload,
    publish: (topic, event) => publishPayload(topic, JSON.stringify(event), event.partitionkey),
    subscribe: (topic, name, subscriber) => subscriptions.push({ topic, name, subscriber }),
    resume: async () => 0,
    // The nights that this bus is for hold nothing back.
    hold: () => undefined,
    release: async () => undefined,
    drain: async () => {
      while (waiting.length > 0) {
        const open = waiting.filter((message, index) => !isBlocked(message, index));
        const message = open[Math.floor(next() * open.length)];
        if (message === undefined) throw new Error('every message waits for another one');
        waiting.splice(waiting.indexOf(message), 1);
        delivered += 1;
        const { payload, topic, subscription } = message;
        await message.subscriber({ payload, attempt: message.isFirst ? 1 : 2, topic, subscription });
      }
    },
  };
}
