import { PubSub, v1 } from '@google-cloud/pubsub';
import { subscriptionLimits, type TopicName } from '../../../schemas/topics.ts';

/** A message as it lies in a subscription. */
export interface PulledMessage {
  data: string;
  attributes: Readonly<Record<string, string>>;
  orderingKey: string;
}

/** Topics and pull subscriptions of one project of the emulator, as Terraform makes them. */
export interface PubSubProject {
  projectId: string;
  /** Makes a topic. */
  addTopic(topic: TopicName): Promise<void>;
  /**
   * Makes a subscription with its dead-letter topic, which has a subscription of its own. The emulator (0.8.20) forwards no
   * dead letters of an ordered subscription that is pulled: whoever waits for them leaves the order out.
   */
  addSubscription(topic: TopicName, name: string, isOrdered?: boolean): Promise<void>;
  /** Publishes what no producer of ours would. */
  publish(topic: TopicName, data: Buffer): Promise<void>;
  /** The next message of a subscription, acknowledged. */
  next(subscription: string): Promise<PulledMessage>;
  close(): Promise<void>;
}

let projects = 0;

/** A project of its own; PUBSUB_EMULATOR_HOST says where. */
export async function createPubSubProject(): Promise<PubSubProject> {
  projects += 1;
  const projectId = `hanks-tank-${process.pid}-${projects}`;
  const client = new PubSub({ projectId });
  const puller = new v1.SubscriberClient({ ...(await client.getClientConfig()) });

  return {
    projectId,
    addTopic: async (topic) => {
      await client.createTopic(topic);
    },
    addSubscription: async (topic, name, isOrdered = true) => {
      const [deadLetters] = await client.createTopic(`${name}.dead-letter`);
      await deadLetters.createSubscription(`dead-letter.${name}`);
      await client.topic(topic).createSubscription(name, {
        enableMessageOrdering: isOrdered,
        deadLetterPolicy: {
          deadLetterTopic: deadLetters.name,
          maxDeliveryAttempts: subscriptionLimits.deliveryAttemptsMax,
        },
      });
    },
    publish: async (topic, data) => {
      await client.topic(topic).publishMessage({ data });
    },
    next: async (name) => {
      const subscription = `projects/${projectId}/subscriptions/${name}`;
      for (;;) {
        const [answer] = await puller.pull({ subscription, maxMessages: 1 });
        const { ackId, message } = answer.receivedMessages?.[0] ?? {};
        if (!ackId || !message) continue;
        await puller.acknowledge({ subscription, ackIds: [ackId] });
        return {
          data: Buffer.from(message.data ?? '').toString(),
          attributes: message.attributes ?? {},
          orderingKey: message.orderingKey ?? '',
        };
      }
    },
    close: async () => {
      await puller.close();
      await client.close();
    },
  };
}
