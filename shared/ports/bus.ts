import type { CloudEvent } from '../../schemas/events/envelope.ts';
import type { TopicName } from '../../schemas/topics.ts';

/** One delivery of a message to one subscription. */
export interface Delivery {
  /** The message as it was published, byte for byte: nobody has checked it yet. */
  payload: string;
  /** 1 for the first delivery. */
  attempt: number;
  topic: TopicName;
  subscription: string;
}

/** Resolving acknowledges; throwing asks for redelivery until the attempts are used up. */
export type Subscriber = (delivery: Delivery) => Promise<void>;

/**
 * At-least-once publish and subscribe. Messages with one ordering key come in publish order;
 * the same message can come twice; a subscriber must be idempotent.
 */
export interface Bus {
  /** Returns when the event is durable. Errors: EVENT_MALFORMED when it breaks a limit of the bus. */
  publish(topic: TopicName, event: CloudEvent): Promise<void>;
  subscribe(topic: TopicName, subscription: string, subscriber: Subscriber): void;
}
