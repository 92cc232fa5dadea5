/** What a thread of {@link openFeedThreads} does with a task. */
export { feedToBundle as default } from './feed-to-bundle.ts';
