import { Tinypool } from 'tinypool';
import {
  bundleOf,
  type FeedOutcome,
  type FeedReader,
  type FeedTask,
  readFeedHere,
} from './feed-to-bundle.ts';

/** Threads that read feeds. */
export interface FeedThreads {
  read: FeedReader;
  /** Ends the threads; feeds that are asked for later are read on the calling thread. */
  close(): Promise<void>;
}

/**
 * Starting a thread costs as much as reading some thirty feeds: a night never starts one, a month of games soon does.
 * (Loading the modules: about 0.3 s; a feed: about 15 ms.)
 */
const feedsBeforeThreads = 30;

/** A thread needs some 60 MB; a feed that does not fit in this is no feed. */
const threadLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };

/** Reads feeds on the calling thread first and, once there are many, on so many threads beside it. None: always on the calling thread. */
export function openFeedThreads(
  threads: number,
  { startAfterFeeds = feedsBeforeThreads }: { startAfterFeeds?: number } = {},
): FeedThreads {
  let feeds = 0;
  let pool: Tinypool | null = null;
  let isClosed = false;

  const onThread = async (task: FeedTask, on: Tinypool): Promise<FeedOutcome> => {
    const outcome: FeedOutcome = await on.run(task); // what feed-worker.ts returns, cloned
    return outcome;
  };

  return {
    read: async (task) => {
      feeds += 1;
      if (isClosed || threads === 0 || feeds <= startAfterFeeds) return readFeedHere(task);
      pool ??= new Tinypool({
        filename: new URL('./feed-worker.ts', import.meta.url).href,
        minThreads: threads,
        maxThreads: threads,
        resourceLimits: threadLimits,
      });
      return bundleOf(await onThread(task, pool));
    },
    close: async () => {
      isClosed = true;
      await pool?.destroy();
      pool = null;
    },
  };
}
