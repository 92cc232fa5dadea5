import { describe, expect, test } from 'vitest';
import { readAhead } from '../../../services/feature-engine/read-ahead.ts';

/** Reads that say when they begin and end, in a list. */
function tracedReads(failing?: number) {
  const events: string[] = [];
  const read = async (item: number): Promise<number> => {
    events.push(`begin ${item}`);
    await Promise.resolve();
    if (item === failing) throw new Error(`no ${item}`);
    events.push(`end ${item}`);
    return item * 10;
  };
  return { events, read };
}

describe('readAhead', () => {
  test('gives the values in order, and reads the next one while one is worked on', async () => {
    const { events, read } = tracedReads();
    const values: [number, number][] = [];
    for await (const [item, value] of readAhead([1, 2, 3], read)) {
      events.push(`work ${item}`);
      values.push([item, value]);
    }
    expect(values).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
    expect(events.indexOf('begin 2')).toBeLessThan(events.indexOf('work 1'));
    expect(events.indexOf('begin 3')).toBeGreaterThan(events.indexOf('work 1'));
  });

  test('tells of a failed read when its turn comes', async () => {
    const { read } = tracedReads(2);
    const worked: number[] = [];
    const walk = async (): Promise<void> => {
      for await (const [item] of readAhead([1, 2, 3], read)) {
        await new Promise((resolve) => setImmediate(resolve));
        worked.push(item);
      }
    };
    await expect(walk()).rejects.toThrow('no 2');
    expect(worked).toEqual([1]);
  });

  test('waits for the read that is under way when the caller gives up', async () => {
    const { events, read } = tracedReads();
    for await (const [item] of readAhead([1, 2, 3], read)) if (item === 1) break;
    expect(events.at(-1)).toBe('end 2');
  });

  test('reads nothing where there is nothing', async () => {
    const { events, read } = tracedReads();
    for await (const [item] of readAhead([], read)) events.push(`work ${item}`);
    expect(events).toEqual([]);
  });
});
