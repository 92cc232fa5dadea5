import { expect, test } from 'vitest';
import { cloudError } from '../../../../shared/adapters/gcp/cloud-errors.ts';
import { HanksTankError } from '../../../../shared/domain/errors.ts';

const coded = (code: unknown, message = 'refused') => Object.assign(new Error(message), { code });

test.each<[unknown, string, string]>([
  [coded(14), 'CLOUD_UNAVAILABLE', 'transient'],
  [coded(4), 'CLOUD_UNAVAILABLE', 'transient'],
  [coded(8), 'CLOUD_UNAVAILABLE', 'transient'],
  [coded(503), 'CLOUD_UNAVAILABLE', 'transient'],
  [coded(429), 'CLOUD_UNAVAILABLE', 'transient'],
  [coded('502'), 'CLOUD_UNAVAILABLE', 'transient'],
  [coded('ECONNREFUSED'), 'CLOUD_UNAVAILABLE', 'transient'],
  [coded('EAI_AGAIN'), 'CLOUD_UNAVAILABLE', 'transient'],
  [coded('ERR_STREAM_PREMATURE_CLOSE'), 'CLOUD_UNAVAILABLE', 'transient'],
  [new Error('socket hang up'), 'CLOUD_UNAVAILABLE', 'transient'],
  [coded(7), 'CLOUD_PERMISSION_DENIED', 'setup'],
  [coded(16), 'CLOUD_PERMISSION_DENIED', 'setup'],
  [coded(401), 'CLOUD_PERMISSION_DENIED', 'setup'],
  [coded(403), 'CLOUD_PERMISSION_DENIED', 'setup'],
  [new Error('Could not load the default credentials.'), 'CLOUD_PERMISSION_DENIED', 'setup'],
  [coded(5), 'CLOUD_RESOURCE_NOT_FOUND', 'setup'],
  [coded(404), 'CLOUD_RESOURCE_NOT_FOUND', 'setup'],
  [coded(3), 'INTERNAL', 'bug'],
  [coded(400), 'INTERNAL', 'bug'],
  [new TypeError('x is not a function'), 'INTERNAL', 'bug'],
  ['thrown text', 'INTERNAL', 'bug'],
])('%o becomes %s', (thrown, code, errorClass) => {
  expect(cloudError(thrown, 'reading a thing')).toMatchObject({
    code,
    class: errorClass,
    message: expect.stringMatching(/^reading a thing: /),
    cause: thrown,
  });
});

test('An error of ours stays as it is', () => {
  const ours = new HanksTankError('OBJECT_NOT_FOUND', 'gone');
  expect(cloudError(ours, 'reading')).toBe(ours);
});

test('A page of an answer becomes one line', () => {
  const page = coded(502, `Bad gateway\n<html>${'x'.repeat(10_000)}`);
  expect(cloudError(page, 'reading').message).toBe('reading: Bad gateway');
  expect(cloudError(coded(502, 'y'.repeat(10_000)), 'reading').message.length).toBeLessThan(400);
});
