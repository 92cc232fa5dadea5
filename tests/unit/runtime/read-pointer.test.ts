import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readPointer } from '../../../shared/runtime/read-pointer.ts';
import { memoryObjects } from '../../support/memory-objects.ts';

const schema = z.strictObject({ version: z.string() });

describe('reading a pointer', () => {
  it('gives the pointer with its generation, or null', async () => {
    const objects = memoryObjects();
    expect(await readPointer(objects, 'models/x/current.json', schema)).toBeNull();
    const info = await objects.put('models/x/current.json', Buffer.from('{"version":"a"}'));
    expect(await readPointer(objects, 'models/x/current.json', schema)).toEqual({
      pointer: { version: 'a' },
      generation: info.generation,
    });
  });

  it.each(['{"version":', '{"version":7}', '{}'])('refuses %s and names the object', async (text) => {
    const objects = memoryObjects();
    await objects.put('models/x/current.json', Buffer.from(text));
    await expect(readPointer(objects, 'models/x/current.json', schema)).rejects.toThrow(
      expect.objectContaining({
        code: 'OBJECT_CORRUPT',
        message: expect.stringContaining('models/x/current.json'),
      }),
    );
  });
});
