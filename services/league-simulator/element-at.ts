import { HanksTankError } from '../../shared/domain/errors.ts';

/** The element at an index that must exist. Errors: INTERNAL when it does not. */
export function elementAt<T>(elements: readonly T[], index: number): T {
  const element = elements[index];
  if (element === undefined) {
    throw new HanksTankError(
      'INTERNAL',
      `league simulator: no element ${index} in a list of ${elements.length}`,
    );
  }
  return element;
}
