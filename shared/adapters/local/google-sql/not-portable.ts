import { HanksTankError } from '../../../domain/errors.ts';

/** The error for GoogleSQL that does not run on both engines: names the construct and, where there is one, the portable form. */
export const notPortable = (construct: string, instead?: string): HanksTankError =>
  new HanksTankError(
    'SQL_NOT_PORTABLE',
    `The SQL uses ${construct}, which is outside the portable subset${instead === undefined ? '' : `; write ${instead}`}.`,
    { details: { construct } },
  );
