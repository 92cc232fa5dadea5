import { describe, expect, test } from 'vitest';
import { feedReaderOver, feedToBundle, readFeedHere } from '../../../functions/collector/feed-to-bundle.ts';
import { type JudgeTask, judgeGame } from '../../../functions/validator/judge-game.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { defaultGradingByPhase } from '../../../shared/domain/validation/grade.ts';
import { openWorkThreads, type WorkThreads } from '../../../shared/runtime/work-threads.ts';
import { feedTask } from '../../support/feed-task.ts';
import { smallFeed } from '../../support/small-feed.ts';

const stageWork = new URL('../../../services/console/stage-work.ts', import.meta.url);

async function withThreads<Result>(
  count: number,
  startAfterTasks: number,
  use: (threads: WorkThreads) => Promise<Result>,
): Promise<Result> {
  const threads = openWorkThreads(stageWork, count, { startAfterTasks });
  try {
    return await use(threads);
  } finally {
    await threads.close();
  }
}

const textOf = ({ bytes }: { bytes: Uint8Array }): string => Buffer.from(bytes).toString();

async function judgeTask(gamePk: number): Promise<JudgeTask> {
  const { bytes } = await readFeedHere(feedTask(gamePk));
  const name = { key: 'bundle', game_pk: gamePk, dataset: null };
  return { gamePk, name, body: bytes, grading: defaultGradingByPhase };
}

describe('threads that share the work of stages', () => {
  test('a feed gives the same bytes on every thread, also after the threads have ended', async () => {
    const threads = openWorkThreads(stageWork, 2, { startAfterTasks: 1 });
    const read = feedReaderOver(threads.share('feedToBundle', feedToBundle));
    const here = await read(feedTask(1));
    const there = await Promise.all([1, 2, 3, 1].map((gamePk) => read(feedTask(gamePk))));
    await threads.close();
    const after = await read(feedTask(1));
    expect(there.map(({ gamePk }) => gamePk)).toEqual([1, 2, 3, 1]);
    for (const one of [there[0], there[3], after].filter((bundle) => bundle !== undefined)) {
      expect(textOf(one)).toBe(textOf(here));
      expect(one.rows).toBe(here.rows);
    }
    expect(there[1] === undefined ? '' : textOf(there[1])).not.toBe(textOf(here));
  });

  test('an error of the source comes back as itself', () =>
    withThreads(1, 0, async (threads) => {
      const read = feedReaderOver(threads.share('feedToBundle', feedToBundle));
      await expect(read(feedTask(1, '<html>'))).rejects.toThrow(HanksTankError);
      await expect(read(feedTask(1, '<html>'))).rejects.toMatchObject({
        code: 'SOURCE_RESPONSE_MALFORMED',
        message: 'feed_live of 1 from statsapi is not JSON (6 bytes, begins with markup)',
      });
      const live = smallFeed({ gamePk: 1, codedState: 'I', abstractState: 'Live' });
      await expect(
        read({ ...feedTask(1, JSON.stringify(live)), mustBeComplete: true }),
      ).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
    }));

  test('a game has the same verdict and the same lines on another thread; a broken bundle is F there too', () =>
    withThreads(1, 0, async (threads) => {
      const judge = threads.share('judgeGame', judgeGame);
      const task = await judgeTask(1);
      const here = judgeGame({ ...task, body: Buffer.from(task.body) });
      const there = await judge(task);
      expect(here.rows.size).toBeGreaterThan(5);
      expect(there).toEqual(structuredClone(here));
      const broken = await judge({ ...task, body: Buffer.from('{"schema_version":1') });
      expect(broken).toMatchObject({ grade: 'F', action: 'retry', rowsOffered: 0 });
      expect(broken.findings[0]?.message).toBe('Bundle bundle is not JSON');
    }));

  test('a thread has two tasks at a time; what comes beyond them is done on the calling thread', () =>
    withThreads(1, 0, async (threads) => {
      const read = feedReaderOver(threads.share('feedToBundle', feedToBundle));
      const tasks = [1, 2, 3, 4].map((gamePk) => {
        const task = feedTask(gamePk);
        return { ...task, body: new Uint8Array(task.body) };
      });
      const read4 = tasks.map(read);
      expect(tasks.map(({ body }) => body.byteLength > 0)).toEqual([false, false, true, true]);
      expect((await Promise.all(read4)).map(({ gamePk }) => gamePk)).toEqual([1, 2, 3, 4]);
      const [again] = tasks.map(({ body: _gone, ...task }) => ({
        ...task,
        body: new Uint8Array(feedTask(task.gamePk).body),
      }));
      if (again === undefined) throw new Error('there is no task');
      const last = read(again);
      expect(again.body.byteLength).toBe(0);
      expect((await last).gamePk).toBe(1);
    }));

  test('a body goes to the thread and is gone here; one in shared memory is copied', () =>
    withThreads(1, 0, async (threads) => {
      const read = feedReaderOver(threads.share('feedToBundle', feedToBundle));
      const task = feedTask(1);
      const own = new Uint8Array(task.body);
      await read({ ...task, body: own });
      expect(own.byteLength).toBe(0);
      const small = Buffer.from('<html>');
      await expect(read({ ...task, body: small })).rejects.toMatchObject({
        code: 'SOURCE_RESPONSE_MALFORMED',
      });
      expect(small.toString()).toBe('<html>');
    }));

  test('no threads: everything is done on the calling thread', () =>
    withThreads(0, 0, async (threads) => {
      const read = feedReaderOver(threads.share('no function of the module', feedToBundle));
      expect((await read(feedTask(4))).gamePk).toBe(4);
    }));
});
