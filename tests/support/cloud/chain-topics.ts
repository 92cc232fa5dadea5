import { PubSub } from '@google-cloud/pubsub';
import {
  type StageName,
  stageNames,
  subscriptionLimits,
  type TopicName,
  topicNames,
  topics,
} from '../../../schemas/topics.ts';
import { subscriptionName } from '../../../shared/runtime/stage.ts';

/** Every subscription of the chain: whose it is, of which topic. */
export const chainSubscriptions: readonly { stage: StageName; topic: TopicName; name: string }[] =
  topicNames.flatMap((topic) =>
    stageNames
      .filter((stage) => (topics[topic].consumers as readonly StageName[]).includes(stage)) // a const tuple knows its members only
      .map((stage) => ({ stage, topic, name: subscriptionName(stage, topic) })),
  );

/** The topic that takes what a subscription could not deliver. */
export const deadLetterTopicOf = (subscription: string): string => `${subscription}.dead-letter`;

/** Where a stage is sent the messages of a topic. */
export const pushPath = (projectId: string, topic: string): string =>
  `/projects/${projectId}/topics/${topic}`;

/**
 * Makes the topics and push subscriptions as Terraform does: dead-letter topics, each read by the dead-letter stage. But the order of
 * messages is left open: the emulator 0.8.20 takes nothing of an ordered subscription to its dead-letter topic (measured: nothing within
 * 45 s of the fifth refusal; of an unordered one, a second after it), and a chain that is right without order is right with it.
 */
export async function createChainTopics(
  host: string,
  projectId: string,
  urlOf: (stage: StageName) => string,
): Promise<PubSub> {
  const client = new PubSub({ projectId, apiEndpoint: host, emulatorMode: true });
  const deadLetterTopics = chainSubscriptions.map(({ name }) => deadLetterTopicOf(name));
  for (const topic of [...topicNames, ...deadLetterTopics]) await client.createTopic(topic);
  for (const { stage, topic, name } of chainSubscriptions) {
    await client.createSubscription(topic, name, {
      pushEndpoint: `${urlOf(stage)}${pushPath(projectId, topic)}`,
      ackDeadlineSeconds: subscriptionLimits.ackDeadlineSeconds,
      deadLetterPolicy: {
        deadLetterTopic: `projects/${projectId}/topics/${deadLetterTopicOf(name)}`,
        maxDeliveryAttempts: subscriptionLimits.deliveryAttemptsMax,
      },
    });
    await client.createSubscription(deadLetterTopicOf(name), `dead-letter.${name}`, {
      pushEndpoint: `${urlOf('dead-letter')}${pushPath(projectId, deadLetterTopicOf(name))}`,
      ackDeadlineSeconds: subscriptionLimits.ackDeadlineSeconds,
    });
  }
  return client;
}
