import { HanksTankError } from '../../shared/domain/errors.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';

/** The source of a command that asks nobody: what it takes in is in files. */
export const noSource = (command: string): DataSource => ({
  name: 'no_source',
  fetch: async ({ endpoint, subject }) => {
    throw new HanksTankError('SOURCE_REFUSED', `${command} asks nobody for ${endpoint} of ${subject}`);
  },
});
