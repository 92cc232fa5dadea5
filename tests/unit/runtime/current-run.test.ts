import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { asPartOfRun, currentRunId } from '../../../shared/runtime/current-run.ts';

test('Work knows its run, also after it has waited and beside another one', async () => {
  const ask = async (waitMs: number) => {
    await delay(waitMs);
    return currentRunId();
  };
  const both = Promise.all([asPartOfRun('one', () => ask(5)), asPartOfRun('two', () => ask(1))]);
  expect(currentRunId()).toBeNull();
  expect(await both).toEqual(['one', 'two']);
  expect(await asPartOfRun(null, async () => currentRunId())).toBeNull();
});
