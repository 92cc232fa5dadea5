import type { CloudEvent } from '../../schemas/events/envelope.ts';
import { subscriptionLimits, type TopicName } from '../../schemas/topics.ts';
import { HanksTankError } from './errors.ts';

/** An event as every bus carries it. */
export interface BusMessage {
  /** The CloudEvent as JSON. */
  payload: string;
  /** Messages of one key (the game date) are delivered in the order in which they were published. */
  orderingKey: string;
  /** What filters and people read; nothing of ours depends on it. */
  attributes: Readonly<Record<string, string>>;
}

/** Pub/Sub's limit for the value of an attribute and for an ordering key (cloud.google.com/pubsub/quotas#resource_limits). */
const attributeBytesMax = 1_024;

/** Throws EVENT_MALFORMED for a message that no bus takes. */
export function checkPayloadSize(topic: TopicName, payload: string): void {
  const bytes = Buffer.byteLength(payload);
  if (bytes <= subscriptionLimits.messageBytesMax) return;
  throw new HanksTankError(
    'EVENT_MALFORMED',
    `a message of ${bytes} bytes on ${topic} exceeds ${subscriptionLimits.messageBytesMax}`,
  );
}

/** The message of an event. Throws EVENT_MALFORMED when it breaks a limit of Pub/Sub, on whatever bus. */
export function busMessage(topic: TopicName, event: CloudEvent): BusMessage {
  const attributes = {
    'ce-id': event.id,
    'ce-type': event.type,
    'ce-source': event.source,
    'ce-time': event.time,
    'ce-specversion': event.specversion,
  };
  for (const [name, value] of Object.entries({ ...attributes, 'ordering key': event.partitionkey })) {
    if (Buffer.byteLength(value) <= attributeBytesMax) continue;
    throw new HanksTankError(
      'EVENT_MALFORMED',
      `${name} of a message on ${topic} has ${Buffer.byteLength(value)} bytes and exceeds ${attributeBytesMax}`,
    );
  }
  const payload = JSON.stringify(event);
  checkPayloadSize(topic, payload);
  return { payload, orderingKey: event.partitionkey, attributes };
}
