import type { CloudEvent } from '../../schemas/events/envelope.ts';
import type { TopicName } from '../../schemas/topics.ts';
import type { Bus } from '../../shared/ports/bus.ts';

/** A bus that only remembers what was published. */
export interface RecordingBus extends Bus {
  readonly published: readonly { topic: TopicName; event: CloudEvent }[];
  /** The next publish fails with this error. */
  failNext(error: Error): void;
}

/** See {@link RecordingBus}. */
export function recordingBus(): RecordingBus {
  const published: { topic: TopicName; event: CloudEvent }[] = [];
  let failure: Error | null = null;
  return {
    published,
    failNext: (error) => {
      failure = error;
    },
    publish: async (topic, event) => {
      if (failure !== null) {
        const error = failure;
        failure = null;
        throw error;
      }
      published.push({ topic, event });
    },
    subscribe: () => undefined,
  };
}
