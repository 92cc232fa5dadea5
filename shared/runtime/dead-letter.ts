import type { CloudEvent } from '../../schemas/events/envelope.ts';
import { eventDeadLettered } from '../../schemas/events/events.ts';
import type { StageName } from '../../schemas/topics.ts';
import { sha256 } from '../domain/checksum.ts';
import type { HanksTankError } from '../domain/errors.ts';
import { errorEntry } from '../domain/errors.ts';
import type { Delivery } from '../ports/bus.ts';
import { createEvent } from './cloud-event.ts';
import { stackExcerpt } from './stack-excerpt.ts';
import type { PartFailure, Publication } from './stage-types.ts';
import { processorVersion } from './version.ts';

interface FailureContext {
  stageName: StageName;
  delivery: Delivery;
  /** null when the message could not be read as an event. */
  event: CloudEvent | null;
  /** ISO 8601 UTC. */
  failedAt: string;
}

type DeadLetterPublication = Extract<Publication, { topic: 'event.dead-lettered' }>;

const field = (event: CloudEvent | null, name: 'run_id' | 'game_date'): string | null => {
  const data = event?.data;
  if (typeof data !== 'object' || data === null || !(name in data)) return null;
  const value: unknown = Reflect.get(data, name);
  return typeof value === 'string' ? value : null;
};

/** The dead letter of a whole message. Its id is that of the message at this subscription: a second failure is the same letter. */
export function deadLetterPublication(error: HanksTankError, context: FailureContext): DeadLetterPublication {
  const { delivery, event } = context;
  const identity = event?.id ?? sha256(delivery.payload).slice(0, 32);
  return {
    topic: 'event.dead-lettered',
    data: {
      dead_letter_id: `${delivery.subscription}/${identity}`,
      run_id: field(event, 'run_id'),
      game_date: field(event, 'game_date'),
      game_pk: null,
      stage: context.stageName,
      subscription: delivery.subscription,
      topic: delivery.topic,
      contract_id: event?.type ?? 'unreadable',
      processor_version: processorVersion,
      code: error.code,
      error_class: error.class,
      message: error.message,
      stack_excerpt: stackExcerpt(error),
      attempts: delivery.attempt,
      failed_at: context.failedAt,
      payload: delivery.payload,
    },
  };
}

/** The dead letter of a part of an event (one game of a date). Its payload is the event that would do that part again. */
export function partFailurePublication(
  part: PartFailure,
  index: number,
  context: FailureContext & { event: CloudEvent },
): DeadLetterPublication {
  const { delivery, event } = context;
  const replay = createEvent(part.replay, {
    source: context.stageName,
    time: context.failedAt,
    idSeed: `${event.id}|replay|${index}`,
    parentTrace: event.traceparent,
  });
  return {
    topic: 'event.dead-lettered',
    data: eventDeadLettered.data.parse({
      dead_letter_id: `${delivery.subscription}/${event.id}/${part.gamePk ?? index}`,
      run_id: field(event, 'run_id'),
      game_date: field(event, 'game_date'),
      game_pk: part.gamePk,
      stage: context.stageName,
      subscription: delivery.subscription,
      topic: part.replay.topic,
      contract_id: replay.type,
      processor_version: processorVersion,
      code: part.code,
      error_class: errorEntry(part.code).class,
      message: part.message,
      stack_excerpt: '',
      attempts: delivery.attempt,
      failed_at: context.failedAt,
      payload: JSON.stringify(replay),
    }),
  };
}
