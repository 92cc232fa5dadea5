import { describe, expect, it } from 'vitest';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import {
  deliveryFor,
  readPushBody,
  readPushEvent,
  textOfMessage,
} from '../../../shared/runtime/push-delivery.ts';

const text = '{"name":"José","n":1}';
const base64 = Buffer.from(text).toString('base64');
const message = {
  data: base64,
  attributes: { 'ce-id': 'a1' },
  messageId: '7',
  message_id: '7',
  publishTime: '2026-04-15T06:15:00.123Z',
  publish_time: '2026-04-15T06:15:00.123Z',
};
const body = { message, subscription: 'projects/p/subscriptions/loader.data.validated' };
/** As functions-framework 5.0.5 converts a wrapped push. */
const converted = {
  id: '7',
  time: '2026-04-15T06:15:00.123Z',
  specversion: '1.0',
  datacontenttype: 'application/json',
  type: 'google.cloud.pubsub.topic.v1.messagePublished',
  source: '//pubsub.googleapis.com/projects/p/topics/data.validated',
  data: { message: { '@type': 'type.googleapis.com/google.pubsub.v1.PubsubMessage', ...message } },
};

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof HanksTankError) return error.code;
    throw error;
  }
  return 'nothing was thrown';
};

describe('a push request as a delivery', () => {
  it('keeps the payload byte for byte and the attempt that Pub/Sub counted', () => {
    const delivery = deliveryFor('loader', readPushBody({ ...body, deliveryAttempt: 4 }, 'data.validated'));
    expect(delivery).toEqual({
      payload: text,
      attempt: 4,
      topic: 'data.validated',
      subscription: 'loader.data.validated',
    });
  });

  it('is a first attempt where the request does not count: the dead-letter topic ends it', () => {
    expect(deliveryFor('loader', readPushBody(body, 'data.validated')).attempt).toBe(1);
    expect(deliveryFor('loader', readPushEvent(converted))).toEqual({
      payload: text,
      attempt: 1,
      topic: 'data.validated',
      subscription: 'loader.data.validated',
    });
  });

  it('comes the same from an event in the form of Eventarc, which keeps the attempt', () => {
    const binary = {
      type: converted.type,
      specversion: '1.0',
      source: converted.source,
      id: '7',
      data: { ...body, deliveryAttempt: 3 },
    };
    expect(deliveryFor('loader', readPushEvent(binary)).attempt).toBe(3);
  });

  it.each([
    ['junk', 'x'],
    ['nothing', undefined],
    ['an empty object', {}],
    ['another type', { ...converted, type: 'google.cloud.storage.object.v1.finalized' }],
    ['a source without a topic', { ...converted, source: '//pubsub.googleapis.com/' }],
    ['no message', { ...converted, data: {} }],
    ['no message id', { ...converted, data: { message: { ...message, messageId: '' } } }],
    ['no time', { ...converted, data: { message: { ...message, publishTime: 'yesterday' } } }],
    [
      'attributes that are no text',
      { ...converted, data: { message: { ...message, attributes: { a: 1 } } } },
    ],
    ['an attempt that is none', { ...converted, data: { message, deliveryAttempt: 0 } }],
  ])('is refused as %s', (_name, event) => {
    expect(codeOf(() => readPushEvent(event))).toBe('EVENT_MALFORMED');
  });

  it.each([
    ['a topic that nobody knows', 'data.unknown'],
    ['a topic of another stage', 'data.loaded'],
    ['a dead-letter topic', 'loader.data.validated.dead-letter'],
    ['no topic', null],
  ])('is refused from %s', (_name, topic) => {
    expect(codeOf(() => deliveryFor('loader', readPushBody(body, topic)))).toBe('EVENT_MALFORMED');
  });

  it.each([
    ['no data', ''],
    ['data that is not base64', '{"a":1}'],
    ['data that is not UTF-8', Buffer.from([0xc3, 0x28]).toString('base64')],
  ])('is refused with %s', (_name, data) => {
    const pushed = readPushBody({ ...body, message: { ...message, data } }, 'data.validated');
    expect(codeOf(() => textOfMessage(pushed))).toBe('EVENT_MALFORMED');
  });

  it('with attributes alone comes through to be refused by name', () => {
    const { data: _, ...withoutData } = message;
    const pushed = readPushEvent({ ...body, message: withoutData });
    expect(pushed).toMatchObject({ data: '', topic: null, attributes: { 'ce-id': 'a1' } });
    expect(codeOf(() => deliveryFor('loader', pushed))).toBe('EVENT_MALFORMED');
  });
});
