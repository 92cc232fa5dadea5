import { availableParallelism } from 'node:os';
import { valueOrThrow } from '../../../shared/runtime/error-outcome.ts';
import { openWorkThreads } from '../../../shared/runtime/work-threads.ts';
import { textMemory } from './growing-text.ts';
import { type BundledSeason, readSeasonBundles, type SeasonTask } from './read-season-bundles.ts';

/** Reads the files of a season into bundles, which are good until it is asked for the next season. Throws SOURCE_RESPONSE_MALFORMED. */
export type SeasonReader = (task: Omit<SeasonTask, 'memory'>) => Promise<BundledSeason>;

/** Reads one season on the calling thread. */
export const readSeasonHere: SeasonReader = async (task) =>
  valueOrThrow(readSeasonBundles({ ...task, memory: textMemory() }));

/** A season takes some 130 MB of heap; the rest is room for larger ones. */
const limits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/** Reads seasons on a thread beside the calling one, which has their files no more. */
export function openSeasonReader(): { read: SeasonReader; close: () => Promise<void> } {
  const module = new URL('./read-season-bundles.ts', import.meta.url);
  const threads = openWorkThreads(module, Math.min(availableParallelism() - 1, 1), {
    startAfterTasks: 0,
    limits,
  });
  const run = threads.share('readSeasonBundles', readSeasonBundles);
  const memory = textMemory();
  return { read: async (task) => valueOrThrow(await run({ ...task, memory })), close: threads.close };
}
