import { Refusal } from './answer.ts';

/** What goes wrong with the next request that fits. */
export interface Fault {
  /**
   * `unavailable`: 503, nothing done; `reset`: the connection breaks, nothing done; `lost-answer`: done, then the connection breaks;
   * `slow`: a query goes on beyond its first answer; `backend-error` and `conflict`: the job starts and fails.
   */
  kind: 'unavailable' | 'reset' | 'lost-answer' | 'slow' | 'backend-error' | 'conflict';
  method: string;
  /** Of the path below the project. */
  path: RegExp;
  /** Of jobs: which ones. */
  job?: 'load' | 'query';
}

/** The failure that a job is to end with, null for none. */
export function jobFailure(fault: Fault | undefined): Refusal | null {
  if (fault?.kind === 'backend-error')
    return new Refusal(500, 'backendError', 'Error encountered during job execution');
  if (fault?.kind === 'conflict')
    return new Refusal(
      400,
      'invalidQuery',
      'Query error: Transaction is aborted due to concurrent update against table test-project:d.t at [9:1]',
    );
  return null;
}
