import type { CloudEvent } from '../../schemas/events/envelope.ts';
import { type StageName, stageNames, type TopicName, topicNames } from '../../schemas/topics.ts';
import { sha256 } from '../../shared/domain/checksum.ts';
import { asHanksTankError, errorEntry } from '../../shared/domain/errors.ts';
import { createEvent, parseEvent } from '../../shared/runtime/cloud-event.ts';
import { type PushedMessage, textOfMessage } from '../../shared/runtime/push-delivery.ts';
import { subscriptionName } from '../../shared/runtime/stage.ts';
import { runOf } from '../../shared/runtime/stage-manifest.ts';
import { processorVersion } from '../../shared/runtime/version.ts';

/** What Pub/Sub says of a message that it gave up (cloud.google.com/pubsub/docs/handling-failures#dead_letter_topic). */
const sourceSubscription = 'CloudPubSubDeadLetterSourceSubscription';
const sourceDeliveryCount = 'CloudPubSubDeadLetterSourceDeliveryCount';

const lettersTopic = 'event.dead-lettered';

/** Whose message it was, as far as the name of the subscription says. */
function sourceOf(subscription: string): { stage: StageName | 'unknown'; topic: TopicName | 'unknown' } {
  for (const stage of stageNames) {
    const topic = topicNames.find((name) => subscriptionName(stage, name) === subscription);
    if (topic !== undefined) return { stage, topic };
  }
  return { stage: 'unknown', topic: 'unknown' };
}

/** The text of a message; what is no text is kept as it came, in base64. */
function readPayload(message: PushedMessage): { payload: string; problem: string | null } {
  try {
    return { payload: textOfMessage(message), problem: null };
  } catch (thrown) {
    return { payload: message.data, problem: asHanksTankError(thrown).message };
  }
}

function readEvent(
  payload: string,
  topic: TopicName | 'unknown',
): { event: CloudEvent | null; problem: string | null } {
  if (topic === 'unknown') return { event: null, problem: 'it comes from no subscription of ours' };
  try {
    return { event: parseEvent(payload, topic), problem: null };
  } catch (thrown) {
    return { event: null, problem: asHanksTankError(thrown).message };
  }
}

/**
 * Makes the letter of a message that Pub/Sub gave up after its last delivery, as if its stage had said it; every other message is
 * returned as it is. The row is the one that the stage would have written, so a message that both give up is one letter. A letter
 * that could not be stored is the same letter again.
 */
export function letterOfExhausted(message: PushedMessage): PushedMessage {
  const subscription = message.attributes[sourceSubscription];
  if (subscription === undefined) return message;
  const { stage, topic } = sourceOf(subscription);
  const { payload, problem: unreadable } = readPayload(message);
  const { event, problem } =
    unreadable === null ? readEvent(payload, topic) : { event: null, problem: unreadable };
  if (event !== null && topic === lettersTopic) return { ...message, topic: lettersTopic };

  const attempts = Number.parseInt(message.attributes[sourceDeliveryCount] ?? '', 10);
  const { runId, gameDate } = event === null ? { runId: null, gameDate: null } : runOf(event);
  const code = problem === null ? 'RETRIES_EXHAUSTED' : 'EVENT_MALFORMED';
  const letter = createEvent(
    {
      topic: lettersTopic,
      data: {
        dead_letter_id: `${subscription}/${event?.id ?? sha256(payload).slice(0, 32)}`,
        run_id: runId,
        game_date: gameDate,
        game_pk: null,
        stage,
        subscription,
        topic,
        contract_id: event?.type ?? 'unreadable',
        processor_version: processorVersion,
        code,
        error_class: errorEntry(code).class,
        message:
          problem ??
          `every delivery to ${stage} failed or was not answered; its log says why, under event_id ${event?.id}`,
        stack_excerpt: '',
        attempts: Number.isInteger(attempts) && attempts > 0 ? attempts : 1,
        // Of the message, not of this delivery: a letter that is delivered again says the same.
        failed_at: message.publishedAt,
        payload,
      },
    },
    {
      source: 'dead-letter',
      time: message.publishedAt,
      // A message that was replayed and given up again is another event about the same letter.
      idSeed: `exhausted|${subscription}|${message.messageId}`,
      ...(event === null ? {} : { parentTrace: event.traceparent }),
    },
  );
  return {
    ...message,
    topic: lettersTopic,
    data: Buffer.from(JSON.stringify(letter)).toString('base64'),
  };
}
