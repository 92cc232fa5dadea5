import { isMarkedAsUntransferable, type ResourceLimits } from 'node:worker_threads';
import { Tinypool } from 'tinypool';

/** Threads that share the work of stages: pure functions from plain data to plain data. */
export interface WorkThreads {
  /**
   * `work`, which the module of the threads exports under `name`, on whichever thread is free. What it throws, it throws. Bytes that are
   * fields of a task which goes to another thread are gone here: copies of them would make this thread collect garbage all the time.
   */
  share<Task extends object, Outcome>(
    name: string,
    work: (task: Task) => Outcome,
  ): (task: Task) => Promise<Outcome>;
  /** Ends the threads; what is asked for later is done on the calling thread. */
  close(): Promise<void>;
}

/**
 * Starting a thread costs as much as reading some thirty feeds: a night never starts one, a month of games soon does.
 * (Loading the modules: about 0.3 s; a feed: about 10 ms.)
 */
const tasksBeforeThreads = 30;

/**
 * A thread needs some 100 MB; a feed that does not fit in this is no feed. In a young generation of this size most of a feed is garbage
 * before it would be copied.
 */
const feedLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 48 };

/** The next task lies at its thread already: a thread that is ready need not wait until the calling one has time for it. */
const tasksPerThread = 2;

/** The memory that can be moved with a task: that of small buffers is shared with others. */
const ownBuffers = (task: object): ArrayBuffer[] =>
  Object.values(task).flatMap((value) =>
    value instanceof Uint8Array &&
    value.buffer instanceof ArrayBuffer &&
    !isMarkedAsUntransferable(value.buffer)
      ? [value.buffer]
      : [],
  );

/**
 * Works on the calling thread first and, once there are many tasks of a kind, on so many threads beside it; what they have no room for
 * stays on the calling thread, which would wait otherwise. None: always on the calling thread.
 */
export function openWorkThreads(
  module: URL,
  threads: number,
  {
    startAfterTasks = tasksBeforeThreads,
    limits = feedLimits,
  }: { startAfterTasks?: number; limits?: ResourceLimits } = {},
): WorkThreads {
  let pool: Tinypool | null = null;
  let isClosed = false;
  let away = 0;
  return {
    share: <Task extends object, Outcome>(name: string, work: (task: Task) => Outcome) => {
      let tasks = 0;
      return async (task: Task): Promise<Outcome> => {
        tasks += 1;
        const isFew = pool === null && tasks <= startAfterTasks;
        if (isClosed || isFew || away === threads * tasksPerThread) return work(task);
        pool ??= new Tinypool({
          filename: module.href,
          minThreads: threads,
          maxThreads: threads,
          concurrentTasksPerWorker: tasksPerThread,
          resourceLimits: limits,
        });
        away += 1;
        try {
          const transferList = ownBuffers(task);
          const outcome: Outcome = await pool.run(task, { name, transferList }); // what `work` returns, cloned
          return outcome;
        } finally {
          away -= 1;
        }
      };
    },
    close: async () => {
      isClosed = true;
      await pool?.destroy();
      pool = null;
    },
  };
}
