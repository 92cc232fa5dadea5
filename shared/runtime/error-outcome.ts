import { type ErrorCode, HanksTankError } from '../domain/errors.ts';

/** An error as plain data: of one that is thrown in another thread only the text arrives. */
export interface ErrorOutcome {
  error: { code: ErrorCode; message: string };
}

/** What `work` returns, or the error of the registry that it throws. Throws every other one. */
export function orError<Value extends object>(work: () => Value): Value | ErrorOutcome {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof HanksTankError)) throw thrown;
    return { error: { code: thrown.code, message: thrown.message } };
  }
}

/** The value of an outcome. Throws the error that it carries. */
export function valueOrThrow<Value extends object>(outcome: Value | ErrorOutcome): Value {
  if ('error' in outcome) throw new HanksTankError(outcome.error.code, outcome.error.message);
  return outcome;
}
