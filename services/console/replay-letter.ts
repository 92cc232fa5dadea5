import { cloudEventSchema } from '../../schemas/events/envelope.ts';
import { deadLetterQueue } from '../../schemas/tables/operational.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { type TopicName, topicNames } from '../../schemas/topics.ts';
import { asHanksTankError, HanksTankError } from '../../shared/domain/errors.ts';
import { withLineage } from '../../shared/domain/lineage.ts';
import { parseEvent } from '../../shared/runtime/cloud-event.ts';
import { putObject, toNdjson } from '../../shared/runtime/object-reference.ts';
import type { Letter } from './dead-letters.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';

type LetterPorts = Pick<EmbeddedPorts, 'objects' | 'warehouse' | 'clock' | 'ids'>;

/** Sends an original message again: on the embedded bus byte for byte, whatever it is. */
export type Resend = (topic: TopicName, payload: string, orderingKey: string) => Promise<void>;

/** Messages go out again on the embedded bus. */
export const resendOn =
  (bus: EmbeddedPorts['bus']): Resend =>
  (topic, payload, orderingKey) =>
    bus.publishPayload(topic, payload, orderingKey);

/** Puts the original message back on its topic. */
export async function replayLetter(
  ports: LetterPorts,
  letter: Letter,
  note: string | null,
  resend: Resend,
): Promise<void> {
  // Marked first: a letter that fails again is offered anew by the chain, and the newer row wins. One that is marked may still
  // not have been published, when that replay was interrupted: it goes out again, and the stages know what they have done.
  if (letter.status !== 'replayed') await markLetter(ports, letter, 'replayed', note);
  await resend(topicOf(letter), letter.payload, orderingKeyOf(letter));
}

/** Notes in the table what became of a letter. */
export async function markLetter(
  ports: LetterPorts,
  letter: Letter,
  status: 'replayed' | 'discarded',
  note: string | null,
): Promise<void> {
  // What follows from other tables is no part of the letter.
  const { run_id: runId, known_at: knownAt, resolved_by: _by, has_game_row: _known, ...fields } = letter;
  const row = withLineage(
    { ...fields, status, status_note: note },
    { runId, source: 'console', knownAt, ingestedAt: ports.clock.now().toISOString() },
  );
  const key = `dead-letters/${status}-${ports.ids.hex(12)}.ndjson`;
  await putObject(ports.objects, key, toNdjson([deadLetterQueue.row.parse(row)]), 1);
  await ports.warehouse.load({
    table: qualifiedName(deadLetterQueue),
    objectKeys: [key],
    mode: { kind: 'merge' },
  });
}

function topicOf(letter: Letter) {
  const topic = topicNames.find((name) => name === letter.topic);
  if (topic === undefined)
    throw new HanksTankError(
      'EVENT_MALFORMED',
      `dead letter ${letter.dead_letter_id} names topic ${letter.topic}, which does not exist`,
    );
  return topic;
}

/** Whether the message of a letter is an event of its topic: nothing else goes over a bus that carries events. */
export function holdsEvent(letter: Letter): boolean {
  try {
    parseEvent(letter.payload, topicOf(letter));
    return true;
  } catch (thrown) {
    if (asHanksTankError(thrown).code === 'EVENT_MALFORMED') return false;
    throw thrown;
  }
}

function orderingKeyOf(letter: Letter): string {
  try {
    return cloudEventSchema.parse(JSON.parse(letter.payload)).partitionkey;
  } catch {
    return letter.game_date ?? 'none';
  }
}
