import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCloudObjects } from '../../shared/adapters/gcp/cloud-storage-objects.ts';
import { openStorageServer } from '../support/cloud/storage-server.ts';
import { describeObjectStore } from './object-store-suite.ts';

const bucket = 'hanks-tank-test-data';

interface Options {
  bucket?: string;
  pageSize?: number;
  timeoutMs?: number;
  retryDelaysMs?: number[];
}

const storeOn = (url: string, options: Options) =>
  openCloudObjects(
    {
      projectId: 'hanks-tank-test',
      location: 'US',
      bucket: options.bucket ?? bucket,
      redisUrl: null,
      endpoints: { bigQuery: null, storage: url, secretManager: null },
    },
    {
      timeoutMs: options.timeoutMs ?? 10_000,
      retryDelaysMs: options.retryDelaysMs ?? [1, 1, 1],
    },
  );

async function open(options: Options = {}) {
  const { pageSize } = options;
  const server = await openStorageServer({
    buckets: [bucket],
    ...(pageSize === undefined ? {} : { pageSize }),
  });
  onTestFinished(() => server.close());
  return { server, store: storeOn(server.url, options) };
}

const text = (value: string) => Buffer.from(value);

describeObjectStore('Cloud Storage', async () => (await open()).store);

describe('object store in Cloud Storage', () => {
  it('lists more keys than a page holds, in order', async () => {
    const { server, store } = await open({ pageSize: 2 });
    const keys = ['a/1', 'a/2', 'a/game_date=2026-04-14/x+y@z:1', 'a/_', 'a/b/c'].sort();
    for (const key of keys) await store.put(key, text(key));
    expect((await store.list('a/')).map(({ key }) => key)).toEqual(keys);
    expect(server.lines().filter((line) => /^GET .*\/o\?/.test(line))).toHaveLength(3);
  });

  it('keeps an empty object and one of some megabytes', async () => {
    const { store } = await open();
    expect(await store.put('empty', Buffer.alloc(0))).toMatchObject({ bytes: 0 });
    expect(await store.get('empty')).toHaveLength(0);
    const large = Buffer.alloc(6 * 1024 * 1024, 'row\r\n--');
    await store.put('large', large);
    expect((await store.get('large')).equals(large)).toBe(true);
  });

  it('sends a view of a larger buffer, not the buffer', async () => {
    const { store } = await open();
    await store.put(
      'view',
      new Uint8Array(text('012345').buffer, text('012345').byteOffset, 6).subarray(2, 4),
    );
    expect((await store.get('view')).toString()).toBe('23');
  });

  it('sends nothing that could be a token of the project to an address that is not Google’s', async () => {
    const { server, store } = await open();
    await store.put('key', text('x'));
    await store.get('key');
    expect(server.requests.map(({ headers }) => headers.authorization ?? 'none')).toEqual(
      server.requests.map(() => expect.stringMatching(/^(none|Bearer loopback)$/)),
    );
  });

  it.each(['status', 'reset'] as const)('goes on after a failure that passes (%s)', async (kind) => {
    const { server, store } = await open();
    const fail = () => server.fail({ on: /./, kind, times: 2 });
    fail();
    await store.put('key', text('x'));
    fail();
    expect((await store.get('key')).toString()).toBe('x');
    fail();
    expect(await store.head('key')).toMatchObject({ bytes: 1 });
    fail();
    expect(await store.list('')).toHaveLength(1);
    fail();
    await store.delete('key');
    expect(server.read(bucket, 'key')).toBeNull();
    expect(server.requests).toHaveLength(15);
  });

  it('still tries again after a write without a condition', async () => {
    const { server, store } = await open();
    await store.put('key', text('one'));
    server.fail({ on: /./, kind: 'status', status: 429 });
    await store.put('key', text('two'));
    expect(server.read(bucket, 'key')?.toString()).toBe('two');
  });

  it('gives up after its retries with a transient error that names the object', async () => {
    const { server, store } = await open();
    server.fail({ on: /./, kind: 'status', times: 100 });
    await expect(store.put('some/key', text('x'))).rejects.toMatchObject({
      code: 'CLOUD_UNAVAILABLE',
      class: 'transient',
      message: expect.stringContaining('some/key'),
    });
    expect(server.requests).toHaveLength(4);
  });

  it('is content with a write whose answer was lost', async () => {
    const { server, store } = await open();
    server.fail({ on: /^POST/, kind: 'lost answer' });
    const info = await store.put('key', text('x'));
    expect(await store.head('key')).toEqual(info);
  });

  it.each([false, true])(
    'recognizes its own conditional write behind a lost answer and writes it once (replacing: %s)',
    async (isReplacing) => {
      const { server, store } = await open();
      const before = isReplacing ? (await store.put('pointer', text('before'))).generation : 0;
      const mark = await store.put('mark', text('x'));
      server.fail({ on: /^POST/, kind: 'lost answer' });
      const info = await store.put('pointer', text('after'), { ifGenerationMatch: before });
      expect(await store.head('pointer')).toEqual(info);
      expect(server.read(bucket, 'pointer')?.toString()).toBe('after');
      // The server counts generations one by one: nothing was written between the mark and this.
      expect(info.generation - mark.generation).toBe(1);
    },
  );

  it('does not take another writer’s object for its own, whose answer was lost', async () => {
    const { server, store } = await open({ retryDelaysMs: [300] });
    server.fail({ on: /^POST/, kind: 'lost answer' });
    const write = store
      .put('pointer', text('mine'), { ifGenerationMatch: 0 })
      .catch((error: unknown) => error);
    while (server.read(bucket, 'pointer') === null) await sleep(5);
    await storeOn(server.url, {}).put('pointer', text('other'));
    expect(await write).toMatchObject({ code: 'PRECONDITION_FAILED' });
    expect(server.read(bucket, 'pointer')?.toString()).toBe('other');
  });

  it('says at once that the service account may not', async () => {
    const { server, store } = await open();
    for (const [attempt, work] of [
      () => store.put('key', text('x')),
      () => store.get('key'),
      () => store.head('key'),
      () => store.list(''),
      () => store.delete('key'),
    ].entries()) {
      server.fail({ on: /./, kind: 'status', status: 403 });
      await expect(work()).rejects.toMatchObject({ code: 'CLOUD_PERMISSION_DENIED', class: 'setup' });
      expect(server.requests).toHaveLength(attempt + 1);
    }
  });

  it('tells a bucket that does not exist from an object that does not', async () => {
    const { store } = await open({ bucket: 'another-bucket' });
    for (const work of [
      () => store.put('key', text('x')),
      () => store.get('key'),
      () => store.head('key'),
      () => store.list(''),
      () => store.delete('key'),
    ])
      await expect(work()).rejects.toMatchObject({
        code: 'CLOUD_RESOURCE_NOT_FOUND',
        class: 'setup',
        message: expect.stringContaining('another-bucket'),
      });
  });

  it('never gives out bytes that differ from their checksum', async () => {
    const { server, store } = await open();
    await store.put('key', text('bytes'));
    server.fail({ on: /alt=media/, kind: 'spoilt answer' });
    await expect(store.get('key')).rejects.toMatchObject({ code: 'OBJECT_CORRUPT' });
    server.damage(bucket, 'key');
    await expect(store.get('key')).rejects.toMatchObject({ code: 'OBJECT_CORRUPT' });
  });

  it('keeps nothing that was damaged on its way and sends it again', async () => {
    const { server, store } = await open();
    server.fail({
      on: /^POST/,
      kind: 'spoilt request',
      change: (body) => body.write('our', body.indexOf('the bytes')),
    });
    await store.put('key', text('the bytes'));
    expect(server.read(bucket, 'key')?.toString()).toBe('the bytes');
    expect(server.requests).toHaveLength(2);
  });

  it('says that other bytes were stored when nobody noticed on the way', async () => {
    const { server, store } = await open();
    server.fail({
      on: /^POST/,
      kind: 'spoilt request',
      // Without the checksum under its name the server has nothing to compare.
      change: (body) => {
        body.write('no32c', body.indexOf('crc32c'));
        body.write('our', body.indexOf('the bytes'));
      },
    });
    await expect(store.put('key', text('the bytes'))).rejects.toMatchObject({ code: 'OBJECT_CORRUPT' });
  });

  it('reads again what was cut off in the middle', async () => {
    const { server, store } = await open();
    const bytes = Buffer.alloc(300_000, 'abc');
    await store.put('key', bytes);
    server.fail({ on: /alt=media/, kind: 'cut answer' });
    expect((await store.get('key')).equals(bytes)).toBe(true);
  });

  it('waits for a silent server no longer than its limit', async () => {
    const { server, store } = await open({ timeoutMs: 100, retryDelaysMs: [1] });
    await storeOn(server.url, {}).put('key', text('x'));
    for (const work of [() => store.put('key', text('y')), () => store.get('key'), () => store.head('key')]) {
      server.fail({ on: /./, kind: 'silence', times: 2 });
      const startMs = performance.now();
      await expect(work()).rejects.toMatchObject({ code: 'CLOUD_UNAVAILABLE' });
      expect(performance.now() - startMs).toBeLessThan(2_000);
    }
  });

  it('says that a server which died cannot be reached', async () => {
    const { server, store } = await open();
    await store.put('key', text('x'));
    await server.close();
    await expect(store.get('key')).rejects.toMatchObject({ code: 'CLOUD_UNAVAILABLE' });
    await expect(store.put('key', text('y'))).rejects.toMatchObject({ code: 'CLOUD_UNAVAILABLE' });
  });
});
