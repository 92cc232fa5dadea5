import { describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../shared/ports/objects.ts';

const text = (value: string) => Buffer.from(value);

/** What every object store must do, whatever it is made of. */
export function describeObjectStore(name: string, create: () => Promise<ObjectStore>): void {
  describe(`object store: ${name}`, () => {
    it('gives back the bytes it was given', async () => {
      const store = await create();
      const bytes = Buffer.from([0, 255, 10, 13, 0]);
      await store.put('raw/a=1/b.bin', bytes);
      expect(await store.get('raw/a=1/b.bin')).toEqual(bytes);
    });

    it('puts pieces together in their order', async () => {
      const store = await create();
      const info = await store.put('pieces', [text('one\n'), text(''), Buffer.from(' two\n').subarray(1)]);
      expect(info.bytes).toBe(8);
      expect((await store.get('pieces')).toString()).toBe('one\ntwo\n');
    });

    it('says that a missing object does not exist', async () => {
      const store = await create();
      expect(await store.head('nothing/here')).toBeNull();
      await expect(store.get('nothing/here')).rejects.toMatchObject({ code: 'OBJECT_NOT_FOUND' });
    });

    it('replaces an object and lets its generation grow', async () => {
      const store = await create();
      const first = await store.put('pointer.json', text('one'));
      const second = await store.put('pointer.json', text('two'));
      expect(second.generation).toBeGreaterThan(first.generation);
      expect((await store.get('pointer.json')).toString()).toBe('two');
    });

    it('creates only once with generation 0', async () => {
      const store = await create();
      await store.put('once', text('first'), { ifGenerationMatch: 0 });
      await expect(store.put('once', text('second'), { ifGenerationMatch: 0 })).rejects.toMatchObject({
        code: 'PRECONDITION_FAILED',
      });
      expect((await store.get('once')).toString()).toBe('first');
    });

    it('lets exactly one of many concurrent writers win a generation', async () => {
      const store = await create();
      const { generation } = await store.put('pointer', text('start'));
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, (_, writer) =>
          store.put('pointer', text(String(writer)), { ifGenerationMatch: generation }),
        ),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('lists keys below a prefix in order, also a prefix that ends within a name', async () => {
      const store = await create();
      for (const key of ['b/2', 'a/10', 'a/1', 'ab']) await store.put(key, text(key));
      expect((await store.list('a/')).map(({ key }) => key)).toEqual(['a/1', 'a/10']);
      expect((await store.list('a')).map(({ key }) => key)).toEqual(['a/1', 'a/10', 'ab']);
      expect((await store.list('')).length).toBe(4);
      expect(await store.list('zzz/none')).toEqual([]);
    });

    it('deletes, and deleting again is no error', async () => {
      const store = await create();
      await store.put('gone', text('x'));
      await store.delete('gone');
      await store.delete('gone');
      expect(await store.head('gone')).toBeNull();
    });

    it('reports size and generation by head as the write did', async () => {
      const store = await create();
      const written = await store.put('sized', text('12345'));
      expect(await store.head('sized')).toEqual({ ...written, bytes: 5 });
    });

    for (const key of ['../outside', '/absolute', 'a//b', '', 'a/./b', 'x'.repeat(1_100)]) {
      it(`refuses the key ${JSON.stringify(key.slice(0, 20))}`, async () => {
        const store = await create();
        await expect(store.put(key, text('x'))).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
      });
    }
  });
}
