import { describe, expect, it } from 'vitest';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { orError, valueOrThrow } from '../../../shared/runtime/error-outcome.ts';

const fail = (error: Error) => (): object => {
  throw error;
};

describe('an outcome as plain data', () => {
  it('carries an error of the registry to another thread, with its code and message', () => {
    const outcome = orError(fail(new HanksTankError('SOURCE_REFUSED', 'the file is refused')));
    const arrived = structuredClone(outcome);
    expect(() => valueOrThrow(arrived)).toThrow(HanksTankError);
    expect(() => valueOrThrow(arrived)).toThrow(
      expect.objectContaining({ code: 'SOURCE_REFUSED', message: 'the file is refused', class: 'contract' }),
    );
  });

  it('is the value where nothing failed, and leaves a bug what it is', () => {
    const value = { rows: 3 };
    expect(valueOrThrow(orError(() => value))).toBe(value);
    expect(() => orError(fail(new TypeError('a bug')))).toThrow(TypeError);
  });
});
