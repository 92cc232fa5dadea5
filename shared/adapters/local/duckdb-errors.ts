import { type ErrorCode, HanksTankError } from '../../domain/errors.ts';

const lockHolder = /PID (\d+)/;

const jsonPlace = /in file "([^"]*)".*?in line (\d+)/s;

/** DuckDB's messages quote values of rows, which must not reach a log: only the place, or the message without them. */
function withoutValues(message: string): string {
  const [, file, line] = jsonPlace.exec(message) ?? [];
  if (file !== undefined) return `line ${line} of ${file} is no JSON object of the table's types`;
  return message.split('\n')[0]?.replace(/'.*'|".*"/g, '…') ?? '';
}

const storageCodes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/No space left|disk is full|Disk quota|File too large|not enough disk space/i, 'STORAGE_FULL'],
  [/Permission denied|Read-only file system|Operation not permitted/i, 'STORAGE_NOT_WRITABLE'],
];

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

function storageFailure(thrown: unknown, subject: string): HanksTankError | null {
  const message = messageOf(thrown);
  const code = storageCodes.find(([pattern]) => pattern.test(message))?.[1];
  if (code === undefined) return null;
  return new HanksTankError(code, `${subject}: ${message.split('\n')[0]}`, { cause: thrown });
}

/** What went wrong when a database file was opened: DATA_FOLDER_IN_USE names the process that has it. */
export function openingError(thrown: unknown, file: string): HanksTankError {
  const message = messageOf(thrown);
  if (!/Could not set lock|Conflicting lock/i.test(message)) {
    return (
      storageFailure(thrown, `The warehouse ${file} cannot be opened`) ??
      new HanksTankError('WAREHOUSE_UNAVAILABLE', `The warehouse ${file} cannot be opened: ${message}`, {
        cause: thrown,
      })
    );
  }
  const pid = Number(lockHolder.exec(message)?.[1] ?? Number.NaN);
  const holder = Number.isNaN(pid) ? 'another process' : `process ${pid}`;
  return new HanksTankError('DATA_FOLDER_IN_USE', `The warehouse ${file} is in use by ${holder}.`, {
    cause: thrown,
    details: { pid: Number.isNaN(pid) ? null : pid },
  });
}

/** What went wrong in a query. */
export function queryError(thrown: unknown, subject: string): HanksTankError {
  if (thrown instanceof HanksTankError) return thrown;
  return (
    storageFailure(thrown, subject) ??
    new HanksTankError('WAREHOUSE_QUERY_FAILED', `${subject}: ${messageOf(thrown)}`, { cause: thrown })
  );
}

/** What went wrong in a load. The message of a bad row names the file's line, never the value. */
export function loadError(thrown: unknown, table: string): HanksTankError {
  if (thrown instanceof HanksTankError) return thrown;
  const subject = `Loading ${table} failed, nothing was loaded`;
  const storage = storageFailure(thrown, subject);
  if (storage !== null) return storage;
  const message = messageOf(thrown);
  if (/^(?:Constraint|Conversion|Invalid Input) Error/.test(message))
    return new HanksTankError('ROW_INVALID', `${subject}: ${withoutValues(message)}`);
  return new HanksTankError('WAREHOUSE_QUERY_FAILED', `${subject}: ${withoutValues(message)}`, {
    cause: thrown,
  });
}
