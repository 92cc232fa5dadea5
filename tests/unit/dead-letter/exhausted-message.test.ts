import { describe, expect, it } from 'vitest';
import { letterOfExhausted } from '../../../functions/dead-letter/exhausted-message.ts';
import { deadLetterStage } from '../../../functions/dead-letter/handler.ts';
import { cloudEventSchema } from '../../../schemas/events/envelope.ts';
import { eventDeadLettered } from '../../../schemas/events/events.ts';
import { readLetters } from '../../../services/console/dead-letters.ts';
import { openEmbeddedPorts } from '../../../services/console/embedded-ports.ts';
import { replayLetter } from '../../../services/console/replay-letter.ts';
import { createEvent } from '../../../shared/runtime/cloud-event.ts';
import { type PushedMessage, textOfMessage } from '../../../shared/runtime/push-delivery.ts';
import { createPushHandler } from '../../../shared/runtime/push-stage.ts';
import { countingIds, manualClock } from '../../support/manual-clock.ts';
import { recordingBus } from '../../support/memory-bus.ts';
import { memoryObjects } from '../../support/memory-objects.ts';
import { memoryWarehouse } from '../../support/memory-warehouse.ts';
import { tickingClock } from '../../support/night.ts';
import { memoryLog } from '../../support/silent-log.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const event = createEvent(
  {
    topic: 'collection.requested',
    data: {
      run_id: '20260415T061500Z-ab12',
      game_date: '2026-04-14',
      reason: 'nightly',
      game_pks: null,
      attempt: 1,
    },
  },
  { source: 'console', time: '2026-04-15T06:15:00.000Z', idSeed: 'one' },
);

const exhausted = (
  payload: string | Buffer,
  subscription = 'collector.collection.requested',
  messageId = '11',
): PushedMessage => ({
  data: Buffer.from(payload).toString('base64'),
  attributes: {
    CloudPubSubDeadLetterSourceSubscription: subscription,
    CloudPubSubDeadLetterSourceSubscriptionProject: 'p',
    CloudPubSubDeadLetterSourceDeliveryCount: '5',
  },
  messageId,
  publishedAt: '2026-04-15T06:30:00.000Z',
  topic: `${subscription}.dead-letter`,
  attempt: 1,
});

const letterOf = (message: PushedMessage) => {
  const made = letterOfExhausted(message);
  expect(made.topic).toBe('event.dead-lettered');
  const envelope = cloudEventSchema.parse(JSON.parse(textOfMessage(made)));
  return { id: envelope.id, ...eventDeadLettered.data.parse(envelope.data) };
};

describe('a message that Pub/Sub gave up', () => {
  it('becomes the letter that its stage would have written, with the message untouched', () => {
    const payload = JSON.stringify(event, null, 2);
    expect(letterOf(exhausted(payload))).toMatchObject({
      dead_letter_id: `collector.collection.requested/${event.id}`,
      run_id: '20260415T061500Z-ab12',
      game_date: '2026-04-14',
      stage: 'collector',
      subscription: 'collector.collection.requested',
      topic: 'collection.requested',
      contract_id: 'hankstank.collection.requested.v1',
      code: 'RETRIES_EXHAUSTED',
      error_class: 'contract',
      attempts: 5,
      failed_at: '2026-04-15T06:30:00.000Z',
      payload,
    });
  });

  it.each([
    ['no JSON', 'poison', 'poison', 'is not JSON'],
    ['an event of another topic', JSON.stringify({ ...event, type: 'x' }), undefined, 'carries'],
    ['not UTF-8', Buffer.from([0xc3, 0x28]), 'wyg=', 'is not UTF-8'],
    ['empty', '', '', 'has no data'],
  ])('is kept when it is %s, with the reason', (_name, data, payload, reason) => {
    const letter = letterOf(exhausted(data));
    expect(letter).toMatchObject({ code: 'EVENT_MALFORMED', contract_id: 'unreadable', run_id: null });
    expect(letter.message).toContain(reason);
    if (payload !== undefined) expect(letter.payload).toBe(payload);
  });

  it('of a subscription of nobody is kept too', () => {
    expect(letterOf(exhausted('{}', 'somebody.else'))).toMatchObject({ stage: 'unknown', topic: 'unknown' });
  });

  it('is the same event when it is delivered again, and another one when it is given up again', () => {
    const payload = JSON.stringify(event);
    const [first, again, replayed] = [
      letterOf(exhausted(payload)),
      letterOf(exhausted(payload)),
      letterOf(exhausted(payload, undefined, '12')),
    ];
    expect(again).toEqual(first);
    expect(replayed.id).not.toBe(first.id);
    expect(replayed.dead_letter_id).toBe(first.dead_letter_id);
  });

  it('that is itself a letter is that letter again', () => {
    const data = eventDeadLettered.data.parse(eventDeadLettered.examples.pass[0]);
    const letter = createEvent(
      { topic: 'event.dead-lettered', data },
      { source: 'validator', time: '2026-04-15T06:15:00.000Z', idSeed: 'letter' },
    );
    const message = exhausted(JSON.stringify(letter), 'dead-letter.event.dead-lettered');
    expect(letterOfExhausted(message)).toEqual({ ...message, topic: 'event.dead-lettered' });
  });

  it('is one row, however often it is delivered and given up', async () => {
    const objects = memoryObjects();
    const warehouse = memoryWarehouse(objects);
    const ports = {
      bus: recordingBus(),
      objects,
      clock: manualClock(),
      ids: countingIds(),
      log: memoryLog().log,
    };
    const take = createPushHandler(deadLetterStage, { objects, warehouse }, ports);
    const payload = JSON.stringify(event);
    for (const messageId of ['11', '11', '12'])
      await take(() => letterOfExhausted(exhausted(payload, undefined, messageId)));
    expect(warehouse.rows('operational.dead_letter_queue')).toMatchObject([{ payload, status: 'open' }]);
    expect(warehouse.loads).toHaveLength(2);
  });

  it('goes out again byte for byte when it is replayed', async () => {
    const clock = tickingClock('2026-04-15T07:00:00.000Z');
    const ports = await openEmbeddedPorts(temporaryFolder(), { logLevel: 'fatal', clock });
    try {
      const { objects, warehouse } = ports;
      const take = createPushHandler(
        deadLetterStage,
        { objects, warehouse },
        { ...ports, bus: recordingBus() },
      );
      const payload = JSON.stringify(event, null, 2);
      await take(() => letterOfExhausted(exhausted(payload)));
      const [letter] = await readLetters(warehouse, { status: 'open' });
      const sent: string[][] = [];
      await replayLetter(ports, letter ?? expect.fail('no letter'), null, async (...message) => {
        sent.push(message);
      });
      expect(sent).toEqual([['collection.requested', payload, '2026-04-14']]);
      expect(await readLetters(warehouse, { status: 'open' })).toEqual([]);
    } finally {
      await ports.warehouse.close();
    }
  });

  it('leaves every other message as it is', () => {
    const message = { ...exhausted('{}'), attributes: {}, topic: 'event.dead-lettered' };
    expect(letterOfExhausted(message)).toBe(message);
  });
});
