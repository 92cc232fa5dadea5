import { HanksTankError } from '../../domain/errors.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** A file system error as an error of the registry; anything unknown stays what it is. */
export function storageError(error: unknown, path: string): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new HanksTankError('STORAGE_FULL', `no room left to write ${path}`, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    // A file where a folder has to be, or the other way round.
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return new HanksTankError('STORAGE_NOT_WRITABLE', `cannot write ${path}`, { cause: error });
    default:
      return error;
  }
}

/** Whether a file system error says that the path does not exist. */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';
