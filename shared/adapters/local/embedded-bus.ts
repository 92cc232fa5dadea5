import type { TopicName } from '../../../schemas/topics.ts';
import type { Bus } from '../../ports/bus.ts';

/** The embedded bus: what the port asks for, and what a process that hosts all stages needs to run it to the end. */
export interface EmbeddedBus extends Bus {
  /** Publishes raw bytes, as a broken producer might. */
  publishPayload(topic: TopicName, payload: string, orderingKey: string): Promise<void>;
  /** Takes up what an interrupted process left behind; call after all subscriptions are made. Returns how many messages. */
  resume(): Promise<number>;
  /**
   * Delivers until nothing is left but what is held. Rejects with the first setup error; undelivered messages stay for the next time.
   * `onSettled` is told an ordering key when its last message is gone, and may publish: the drain goes on with that.
   */
  drain(onSettled?: (orderingKey: string) => Promise<void>): Promise<void>;
  /** Keeps the messages of a subscription until {@link EmbeddedBus.release}: work that is cheaper done once for all of them. */
  hold(subscription: string): void;
  /**
   * Gives a subscription free. `merge` gets the payloads that waited and publishes what stands for all of them; then they are gone.
   * A process that is killed in between has both: the work is done more than once, never less.
   */
  release(subscription: string, merge: (payloads: readonly string[]) => Promise<void>): Promise<void>;
}
