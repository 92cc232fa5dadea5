import { type CloudEvent, cloudEventSchema } from '../../schemas/events/envelope.ts';
import { eventContracts } from '../../schemas/events/events.ts';
import { type TopicName, topics } from '../../schemas/topics.ts';
import { sha256 } from '../domain/checksum.ts';
import { HanksTankError } from '../domain/errors.ts';
import type { Publication } from './stage-types.ts';

interface EventOrigin {
  /** Who says it: `stage` or `console`. */
  source: string;
  /** ISO 8601 UTC. */
  time: string;
  /** What the id is derived from: the same seed gives the same id, so a repeated publish is a duplicate, not a second event. */
  idSeed: string;
  /** `traceparent` of the event that caused this one. */
  parentTrace?: string;
}

/** W3C trace context: the trace of the cause (or a new one), a span of our own. */
function traceParent(idSeed: string, parentTrace: string | undefined): string {
  const hash = sha256(`trace:${idSeed}`);
  const traceId = parentTrace?.split('-')[1] ?? hash.slice(0, 32);
  return `00-${traceId}-${hash.slice(32, 48)}-01`;
}

/** Wraps checked data in a CloudEvent. Throws EVENT_MALFORMED when our own data breaks its contract. */
export function createEvent(publication: Publication, origin: EventOrigin): CloudEvent {
  const contract = topics[publication.topic].event;
  const data = parseEventData(contract.type, publication.data);
  const gameDate = partitionKey(publication);
  return {
    specversion: '1.0',
    id: sha256(`${publication.topic}|${origin.idSeed}`).slice(0, 32),
    source: `//hankstank/${origin.source}`,
    type: contract.type,
    time: origin.time,
    datacontenttype: 'application/json',
    subject: `game_date=${gameDate}`,
    partitionkey: gameDate,
    traceparent: traceParent(`${publication.topic}|${origin.idSeed}`, origin.parentTrace),
    data,
  };
}

const partitionKey = (publication: Publication): string => publication.data.game_date ?? 'none';

/** The data of an event by the contract of its type. Throws EVENT_MALFORMED naming every problem. */
export function parseEventData(type: string, data: unknown): unknown {
  const contract = eventContracts[type];
  if (contract === undefined) throw new HanksTankError('EVENT_MALFORMED', `unknown event type ${type}`);
  const parsed = contract.data.safeParse(data);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `data.${issue.path.join('.')}: ${issue.message}`);
  throw new HanksTankError('EVENT_MALFORMED', `${type} breaks its contract: ${problems.join('; ')}`);
}

/** A message as an event of the topic it came on. Throws EVENT_MALFORMED. */
export function parseEvent(payload: string, topic: TopicName): CloudEvent {
  let json: unknown;
  try {
    json = JSON.parse(payload);
  } catch (cause) {
    throw new HanksTankError('EVENT_MALFORMED', `a message on ${topic} is not JSON`, { cause });
  }
  const envelope = cloudEventSchema.safeParse(json);
  if (!envelope.success) {
    const problems = envelope.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new HanksTankError(
      'EVENT_MALFORMED',
      `a message on ${topic} is not a CloudEvent: ${problems.join('; ')}`,
    );
  }
  const expected = topics[topic].event.type;
  if (envelope.data.type !== expected) {
    throw new HanksTankError(
      'EVENT_MALFORMED',
      `topic ${topic} carries ${expected}, not ${envelope.data.type}`,
    );
  }
  return { ...envelope.data, data: parseEventData(envelope.data.type, envelope.data.data) };
}
