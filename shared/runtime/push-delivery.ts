import { z } from 'zod';
import { type StageName, type TopicName, topicNames, topics } from '../../schemas/topics.ts';
import { HanksTankError } from '../domain/errors.ts';
import type { Delivery } from '../ports/bus.ts';
import { subscriptionName } from './stage.ts';

/** A message of Pub/Sub as a push request brought it. Its data has not been looked at. */
export interface PushedMessage {
  /** Base64; empty when there was none. */
  data: string;
  attributes: Readonly<Record<string, string>>;
  messageId: string;
  /** ISO 8601 UTC: when it was published to this topic. */
  publishedAt: string;
  /** Last part of `projects/…/topics/…`; null when the request did not say it. */
  topic: string | null;
  /**
   * Which delivery this is, from 1; null when the request did not say it. Functions never learn it: the framework makes a CloudEvent
   * of the request and leaves it out.
   */
  attempt: number | null;
}

/** What Pub/Sub puts in a message (cloud.google.com/pubsub/docs/push#receive_push). Fields we do not use are let through. */
const messageSchema = z.object({
  data: z.string().default(''),
  attributes: z.record(z.string(), z.string()).nullish(),
  messageId: z.string().min(1),
  publishTime: z.iso.datetime({ offset: true }),
});

const pushBodySchema = z.object({
  message: messageSchema,
  subscription: z.string().min(1),
  deliveryAttempt: z.int().positive().nullish(),
});

/** A CloudEvent of Eventarc's form: what the functions framework makes of a push request, and what Eventarc itself sends. */
const pushEventSchema = z.object({
  type: z.literal('google.cloud.pubsub.topic.v1.messagePublished'),
  source: z.string().regex(/\/projects\/[^/]+\/topics\/[^/]+$/, 'expected …/projects/PROJECT/topics/TOPIC'),
  data: z.object({
    message: messageSchema,
    deliveryAttempt: z.int().positive().nullish(),
  }),
});

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function pushedMessage(
  { data, attributes, messageId, publishTime }: z.output<typeof messageSchema>,
  topic: string | null,
  attempt: number | null | undefined,
): PushedMessage {
  const publishedAt = new Date(publishTime).toISOString();
  return { data, attributes: attributes ?? {}, messageId, publishedAt, topic, attempt: attempt ?? null };
}

const notAPush = (problem: string): HanksTankError =>
  new HanksTankError('EVENT_MALFORMED', `the request is no push of Pub/Sub: ${problem}`);

const problemOf = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');

/** The message in the body of a wrapped push request. `topic` is the one of its path. Throws EVENT_MALFORMED. */
export function readPushBody(body: unknown, topic: string | null): PushedMessage {
  const parsed = pushBodySchema.safeParse(body);
  if (!parsed.success) throw notAPush(problemOf(parsed.error));
  return pushedMessage(parsed.data.message, topic, parsed.data.deliveryAttempt);
}

/**
 * The message in what the functions framework hands to a function: a CloudEvent. A message without data is none for it: such a request
 * comes through as it was, and so does junk. Throws EVENT_MALFORMED.
 */
export function readPushEvent(event: unknown): PushedMessage {
  if (typeof event === 'object' && event !== null && 'message' in event) return readPushBody(event, null);
  const parsed = pushEventSchema.safeParse(event);
  if (!parsed.success) throw notAPush(problemOf(parsed.error));
  const { source, data } = parsed.data;
  return pushedMessage(data.message, lastPart(source), data.deliveryAttempt);
}

/** The data of a message as text. Throws EVENT_MALFORMED when it is empty, not base64 or not UTF-8. */
export function textOfMessage({ data, messageId }: PushedMessage): string {
  if (data === '') throw new HanksTankError('EVENT_MALFORMED', `message ${messageId} has no data`);
  if (!z.base64().safeParse(data).success)
    throw new HanksTankError('EVENT_MALFORMED', `the data of message ${messageId} is not base64`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(data, 'base64'));
  } catch (cause) {
    throw new HanksTankError('EVENT_MALFORMED', `the data of message ${messageId} is not UTF-8`, { cause });
  }
}

/** The topic a stage was sent a message of. Throws EVENT_MALFORMED when there is no such topic, or the stage does not consume it. */
function consumedTopic(stage: StageName, { topic, messageId }: PushedMessage): TopicName {
  const name = topicNames.find((candidate) => candidate === topic);
  if (name === undefined)
    throw new HanksTankError('EVENT_MALFORMED', `message ${messageId} came from topic ${topic ?? 'unknown'}`);
  const consumers: readonly StageName[] = topics[name].consumers;
  if (consumers.includes(stage)) return name;
  throw new HanksTankError('EVENT_MALFORMED', `stage ${stage} does not consume topic ${name}`);
}

/**
 * A pushed message as a delivery to a stage. Throws EVENT_MALFORMED, before anything is done, for what the stage cannot be sent.
 *
 * Where the attempt is known, the harness gives a message up at the last one and says why in the dead letter. Where it is not, every
 * delivery counts as the first: a failing message is refused each time, and the dead-letter topic of its subscription takes it after the
 * last. What the harness never gives up (setup errors, a dead letter that cannot be published) goes the same way in both cases.
 */
export function deliveryFor(stage: StageName, message: PushedMessage): Delivery {
  const topic = consumedTopic(stage, message);
  return {
    payload: textOfMessage(message),
    attempt: message.attempt ?? 1,
    topic,
    subscription: subscriptionName(stage, topic),
  };
}
