import { Storage } from '@google-cloud/storage';
import { expect, onTestFinished, test } from 'vitest';
import { openStorageServer } from '../../support/cloud/storage-server.ts';

async function open() {
  const server = await openStorageServer({ buckets: ['some-bucket'] });
  onTestFinished(() => server.close());
  const client = new Storage({ projectId: 'p', apiEndpoint: server.url, useAuthWithCustomEndpoint: false });
  return { server, bucket: client.bucket('some-bucket') };
}

test('The library uploads in pieces and reads ranges', async () => {
  const { server, bucket } = await open();
  const bytes = Buffer.alloc(700_000, '0123456789');
  await bucket.file('large').save(bytes, { resumable: true, chunkSize: 256 * 1024 });
  expect(server.read('some-bucket', 'large')?.equals(bytes)).toBe(true);
  expect(server.lines().filter((line) => line.startsWith('PUT'))).toHaveLength(3);
  const [part] = await bucket.file('large').download({ start: 5, end: 11 });
  expect(part.toString()).toBe('5678901');
});

test('Bytes can be posted as they are', async () => {
  const { server } = await open();
  const path = '/upload/storage/v1/b/some-bucket/o?uploadType=media&name=plain';
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', body: 'plain' });
  expect(answer.status).toBe(200);
  expect(server.read('some-bucket', 'plain')?.toString()).toBe('plain');
});

test('Bytes with another checksum than declared are refused', async () => {
  const { server, bucket } = await open();
  const save = bucket
    .file('key')
    .save('bytes', { resumable: false, validation: false, metadata: { md5Hash: 'AAAA' } });
  await expect(save).rejects.toMatchObject({ code: 400 });
  expect(server.read('some-bucket', 'key')).toBeNull();
});

test('What is not imitated is said loudly', async () => {
  const { server, bucket } = await open();
  await bucket.file('key').save('x', { resumable: false });
  await expect(bucket.file('key').setMetadata({ contentType: 'a/b' })).rejects.toMatchObject({
    code: 501,
    message: expect.stringContaining('not imitated: PATCH'),
  });
  expect((await fetch(`${server.url}/storage/v1/b`)).status).toBe(501);
});
