import {
  Duration,
  type Message,
  PubSub,
  type Subscription,
  SubscriptionCloseBehaviors,
  type Topic,
} from '@google-cloud/pubsub';
import pLimit from 'p-limit';
import type { CloudEvent } from '../../../schemas/events/envelope.ts';
import { subscriptionLimits, type TopicName } from '../../../schemas/topics.ts';
import { busMessage } from '../../domain/bus-message.ts';
import type { Bus, Subscriber } from '../../ports/bus.ts';
import { createCloudCredentials } from './cloud-credentials.ts';
import { cloudError } from './cloud-errors.ts';
import type { CloudSettings } from './cloud-settings.ts';

/** What the bus needs to know. */
interface PubSubOptions {
  settings: Pick<CloudSettings, 'projectId'>;
  /** Told what went wrong where nobody waits for an answer: a stream that broke, a message that goes back. No payloads. */
  onProblem: (message: string, error: Error) => void;
  /** How long a publish is tried again before it fails. */
  publishTimeoutMs?: number;
}

/** How many publishes are under way at one moment; the others wait their turn. The library's flow control leaves single messages alone. */
const publishesMax = 64;

/**
 * Cloud Run gives a container 10 s to stop; the library itself needs the last one. Only a server that sends more than it is asked
 * for, as the emulator does, lets it be used up.
 */
const closeTimeoutSeconds = 8;

/**
 * Publish and subscribe over Pub/Sub. Topics and subscriptions are made by Terraform, not here. In the cloud messages are pushed;
 * `subscribe` pulls, for a process that is not reached over HTTP: one message at a time, acknowledged when the subscriber
 * resolves, given back when it throws. A message that is published while an earlier one of its key fails, fails too, so that order
 * is kept; after that the key is open again, and whoever publishes once more begins anew. `close` lets the message that is worked
 * on finish, for some seconds, gives back the ones that wait, and sends what is published. A stream that breaks for good is told
 * to `onProblem` and not opened again.
 * Errors beyond the port's: CLOUD_UNAVAILABLE, CLOUD_PERMISSION_DENIED, CLOUD_RESOURCE_NOT_FOUND (no such topic).
 */
export function createPubSubBus(options: PubSubOptions): Bus & { close(): Promise<void> } {
  const { onProblem, publishTimeoutMs = 30_000 } = options;
  const credentials = createCloudCredentials();
  const client = new PubSub({ projectId: options.settings.projectId, auth: credentials.auth });
  const ready = (): Promise<void> => (client.isEmulator ? Promise.resolve() : credentials.check());
  const topics = new Map<TopicName, Topic>();
  const subscriptions: Subscription[] = [];
  const inTurn = pLimit(publishesMax);
  const sending = new Set<Promise<void>>();
  let isClosing = false;

  function openTopic(name: TopicName): Topic {
    const known = topics.get(name);
    if (known !== undefined) return known;
    const topic = client.topic(name, publishSettings(publishTimeoutMs));
    topics.set(name, topic);
    return topic;
  }

  const problem = (what: string, error: unknown): void => onProblem(what, cloudError(error, what));

  function pull(topic: TopicName, name: string, subscriber: Subscriber): void {
    if (isClosing) return;
    const subscription = client.subscription(name, pullSettings);
    subscription.on(
      'message',
      (message: Message) => void deliver(message, topic, name, subscriber, onProblem),
    );
    subscription.on('error', (error) => problem(`pulling from ${name}`, error));
    subscriptions.push(subscription);
  }

  async function send(name: TopicName, event: CloudEvent): Promise<void> {
    const { payload, orderingKey, attributes } = busMessage(name, event);
    await ready();
    const topic = openTopic(name);
    try {
      await inTurn(() => topic.publishMessage({ data: Buffer.from(payload), orderingKey, attributes }));
    } catch (error) {
      // By its documentation the library refuses a key after a failure until it is told so; 6.3.0 mostly forgets the failure by itself.
      topic.resumePublishing(orderingKey);
      throw cloudError(error, `publishing event ${event.id} on ${name}`);
    }
  }

  return {
    publish: (name, event) => {
      const sent = send(name, event);
      sending.add(sent);
      const forget = (): boolean => sending.delete(sent);
      sent.then(forget, forget);
      return sent;
    },
    subscribe: (topic, name, subscriber) => {
      ready().then(
        () => pull(topic, name, subscriber),
        (error: unknown) => problem(`pulling from ${name}`, error),
      );
    },
    close: async () => {
      isClosing = true;
      await Promise.all(subscriptions.map((subscription) => subscription.close()));
      await Promise.allSettled(sending);
      await client.close();
    },
  };
}

const pullSettings = {
  flowControl: { maxMessages: 1, allowExcessMessages: false },
  // The next message waits until the acknowledgement of this one is sent.
  batching: { maxMilliseconds: 10 },
  maxExtensionTime: Duration.from({ seconds: subscriptionLimits.ackDeadlineSeconds }),
  closeOptions: {
    behavior: SubscriptionCloseBehaviors.WaitForProcessing,
    timeout: Duration.from({ seconds: closeTimeoutSeconds }),
  },
};

/** Events are few and somebody waits for each: they are sent at once. */
function publishSettings(publishTimeoutMs: number) {
  return {
    messageOrdering: true,
    batching: { maxMilliseconds: 1 },
    gaxOpts: {
      retry: {
        backoffSettings: {
          initialRetryDelayMillis: 100,
          retryDelayMultiplier: 2,
          maxRetryDelayMillis: 5_000,
          initialRpcTimeoutMillis: Math.min(5_000, publishTimeoutMs),
          rpcTimeoutMultiplier: 1.5,
          maxRpcTimeoutMillis: Math.min(15_000, publishTimeoutMs),
          totalTimeoutMillis: publishTimeoutMs,
        },
      },
    },
  };
}

async function deliver(
  message: Message,
  topic: TopicName,
  subscription: string,
  subscriber: Subscriber,
  onProblem: PubSubOptions['onProblem'],
): Promise<void> {
  // Pub/Sub counts attempts of subscriptions with a dead-letter topic only.
  const attempt = Math.max(1, message.deliveryAttempt);
  try {
    await subscriber({ payload: message.data.toString('utf8'), attempt, topic, subscription });
    message.ack();
  } catch (thrown) {
    message.nack();
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    onProblem(`${subscription} gives back message ${message.id} after attempt ${attempt}`, error);
  }
}
