import { setTimeout as delay } from 'node:timers/promises';
import { protos } from '@google-cloud/pubsub';
import { openGrpcServer } from './grpc-server.ts';

const { Topic, Subscription, PublishRequest, PublishResponse } = protos.google.pubsub.v1;

/** A message on its way. */
interface RelayedMessage {
  data: string;
  attributes: Record<string, string>;
  messageId: string;
  publishTime: string;
}

interface RelayedSubscription {
  name: string;
  pushEndpoint: string;
  deadLetterTopic: string | null;
  attemptsMax: number;
}

const retryMs = 1_000;
const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * What the chain needs of Pub/Sub, where its emulator is absent: topics, push subscriptions, redelivery, dead-letter topics. It speaks
 * gRPC as the library does, and pushes as Pub/Sub does: at least once, several messages of a subscription at a time, in no order.
 */
export async function openPushRelay(): Promise<{ host: string; close(): Promise<void> }> {
  const subscriptionsOf = new Map<string, RelayedSubscription[]>();
  const closing = new AbortController();
  const pushes = new Set<Promise<void>>();
  let messages = 0;

  function publish(topic: string, message: Omit<RelayedMessage, 'messageId' | 'publishTime'>): string {
    messages += 1;
    const relayed = { ...message, messageId: String(messages), publishTime: new Date().toISOString() };
    for (const subscription of subscriptionsOf.get(topic) ?? []) {
      const push = deliver(subscription, relayed).finally(() => pushes.delete(push));
      pushes.add(push);
    }
    return relayed.messageId;
  }

  async function deliver(subscription: RelayedSubscription, message: RelayedMessage): Promise<void> {
    const { name, pushEndpoint, deadLetterTopic, attemptsMax } = subscription;
    for (let attempt = 1; !closing.signal.aborted; attempt += 1) {
      const deliveryAttempt = deadLetterTopic === null ? {} : { deliveryAttempt: attempt };
      if (await isTaken(pushEndpoint, { message, subscription: name, ...deliveryAttempt })) return;
      if (deadLetterTopic !== null && attempt >= attemptsMax) {
        publish(deadLetterTopic, {
          data: message.data,
          attributes: {
            ...message.attributes,
            CloudPubSubDeadLetterSourceSubscription: lastPart(name),
            CloudPubSubDeadLetterSourceDeliveryCount: String(attempt),
          },
        });
        return;
      }
      await delay(retryMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  async function isTaken(endpoint: string, body: object): Promise<boolean> {
    try {
      const answer = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: closing.signal,
      });
      await answer.arrayBuffer();
      return answer.ok;
    } catch {
      return false;
    }
  }

  const server = await openGrpcServer({
    '/google.pubsub.v1.Publisher/CreateTopic': async (request) => {
      const topic = Topic.decode(request);
      subscriptionsOf.set(topic.name, []);
      return Topic.encode(topic).finish();
    },
    '/google.pubsub.v1.Subscriber/CreateSubscription': async (request) => {
      const made = Subscription.decode(request);
      subscriptionsOf.get(made.topic)?.push({
        name: made.name,
        pushEndpoint: made.pushConfig?.pushEndpoint ?? '',
        deadLetterTopic: made.deadLetterPolicy?.deadLetterTopic ?? null,
        attemptsMax: made.deadLetterPolicy?.maxDeliveryAttempts ?? Number.POSITIVE_INFINITY,
      });
      return Subscription.encode(made).finish();
    },
    '/google.pubsub.v1.Publisher/Publish': async (request) => {
      const { topic, messages: published } = PublishRequest.decode(request);
      const messageIds = published.map(({ data, attributes }) =>
        publish(topic, { data: Buffer.from(data ?? '').toString('base64'), attributes: { ...attributes } }),
      );
      return PublishResponse.encode({ messageIds }).finish();
    },
  });
  return {
    host: server.host,
    close: async () => {
      closing.abort();
      await Promise.all(pushes);
      await server.close();
    },
  };
}
