import { AsyncLocalStorage } from 'node:async_hooks';

const runs = new AsyncLocalStorage<string | null>();

/** Does work, and all that it awaits, as part of a run. */
export const asPartOfRun = <Result>(runId: string | null, work: () => Promise<Result>): Promise<Result> =>
  runs.run(runId, work);

/** The run that is being worked for; null outside of any. It names jobs in a bill or a log, and decides nothing. */
export const currentRunId = (): string | null => runs.getStore() ?? null;
