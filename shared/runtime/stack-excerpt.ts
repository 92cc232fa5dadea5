/** The first lines of a stack: enough to find the place, bounded so that a dead letter stays small. */
export const stackExcerpt = (error: Error): string =>
  (error.stack ?? '').split('\n').slice(1, 9).join('\n').slice(0, 2_000);
