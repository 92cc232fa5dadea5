/**
 * The four classes decide what happens to a message:
 * contract → dead letter, then acknowledge; transient → backoff, then redelivery;
 * setup → alert and unhealthy, nothing dropped; bug → crash loudly.
 */
export type ErrorClass = 'contract' | 'transient' | 'setup' | 'bug';

/** One line of the registry: what the code means, what the operator should check, and the HTTP status where it reaches a client. */
interface ErrorEntry {
  class: ErrorClass;
  meaning: string;
  check: string;
  httpStatus?: number;
}

/** Every error code of the product. `docs/errors.md` is generated from it and a test keeps the two equal. */
export const errorRegistry = {
  CONFIG_INVALID: {
    class: 'setup',
    meaning: 'The configuration or a command-line option is invalid.',
    check: 'Every problem is named in the message; correct the variables or options.',
  },
  DATA_FOLDER_IN_USE: {
    class: 'setup',
    meaning: 'Another process works on the same data folder.',
    check: 'Stop the process that the message names, or choose another folder with --data-dir.',
  },
  STORAGE_FULL: {
    class: 'setup',
    meaning: 'The disk has no room left.',
    check: 'Free space on the disk of the data folder; nothing that was stored is lost; run again.',
  },
  STORAGE_NOT_WRITABLE: {
    class: 'setup',
    meaning: 'The data folder cannot be written.',
    check: 'Owner and permissions of the folder, or choose another with --data-dir.',
  },
  OBJECT_NOT_FOUND: {
    class: 'contract',
    meaning: 'A stored object that an event or a pointer names does not exist.',
    check: 'Whether the data folder or bucket was cleaned by hand; collect the date again.',
  },
  OBJECT_CORRUPT: {
    class: 'contract',
    meaning: 'A stored object does not have the checksum or the form that was recorded for it.',
    check: 'The disk; collect the date again, which writes a new object.',
  },
  PRECONDITION_FAILED: {
    class: 'contract',
    meaning: 'An object changed between reading and writing it.',
    check: 'Whether two processes promote the same thing; the write is safe to repeat.',
  },
  SECRET_NOT_FOUND: {
    class: 'setup',
    meaning: 'A secret is not configured.',
    check: 'Set the environment variable (or Secret Manager entry) that the message names.',
  },
  CLOUD_UNAVAILABLE: {
    class: 'transient',
    meaning: 'A service of Google Cloud cannot be reached, is overloaded or asks to slow down.',
    check: 'status.cloud.google.com and the quotas of the project; the work is retried.',
    httpStatus: 503,
  },
  CLOUD_PERMISSION_DENIED: {
    class: 'setup',
    meaning: 'Google Cloud refused the service account, or there are no credentials.',
    check: 'The roles of the service account of this stage on the resource that the message names.',
  },
  CLOUD_RESOURCE_NOT_FOUND: {
    class: 'setup',
    meaning: 'A bucket, topic or subscription does not exist.',
    check: 'Whether Terraform was applied to this project, and the name in the message.',
  },
  PUSH_NOT_AUTHENTICATED: {
    class: 'contract',
    meaning: 'A pushed message came without a valid token of Google for this service.',
    check: 'The OIDC token and its audience in the push settings of the subscription.',
    httpStatus: 401,
  },
  PUSH_NOT_PERMITTED: {
    class: 'contract',
    meaning: 'A pushed message came with a valid token of another account than the one that may push.',
    check: 'The service account in the push settings of the subscription.',
    httpStatus: 403,
  },
  SOURCE_UNREACHABLE: {
    class: 'transient',
    meaning: 'A data source cannot be reached over the network.',
    check: 'The network; or use --source archive or --source simulator, which need none.',
    httpStatus: 502,
  },
  SOURCE_TIMEOUT: {
    class: 'transient',
    meaning: 'A data source did not answer in time.',
    check: 'The source; the request is retried by itself.',
  },
  SOURCE_RATE_LIMITED: {
    class: 'transient',
    meaning: 'A data source asked to slow down (HTTP 429).',
    check: 'Nothing: it is retried with backoff; lower the request rate if it repeats.',
  },
  SOURCE_FAILED: {
    class: 'transient',
    meaning: 'A data source answered with a server error (HTTP 5xx).',
    check: 'Nothing: it is retried with backoff, then the next source is asked.',
  },
  SOURCE_REFUSED: {
    class: 'contract',
    meaning: 'A data source answered with a client error (HTTP 4xx).',
    check: 'Whether the object exists at the source; 404 for a game means that its feed is gone.',
  },
  SOURCE_RESPONSE_TOO_LARGE: {
    class: 'contract',
    meaning: 'A response is larger than any real one.',
    check: 'The source; a real feed is at most about 3 MB; COLLECTOR_RESPONSE_BYTES_MAX is the limit.',
  },
  SOURCE_RESPONSE_MALFORMED: {
    class: 'contract',
    meaning: 'A response is not what the endpoint returns (cut JSON, HTML with status 200, another shape).',
    check: 'The archived response, or the file that was imported; a game is asked for again by itself.',
  },
  SOURCE_KEY_REFUSED: {
    class: 'setup',
    meaning: 'A data source refused our key, or the key has no quota left (HTTP 401 or 403).',
    check:
      'The secret that the message names, and the quota of its plan; the rest of the run is not affected.',
  },
  SOURCE_CIRCUIT_OPEN: {
    class: 'transient',
    meaning: 'A source failed three times in a row and is skipped for a while.',
    check: 'The errors before this one; the next source is asked.',
  },
  SOURCES_EXHAUSTED: {
    class: 'transient',
    meaning: 'Every source of an object failed.',
    check: 'The causes named in the message; the date is collected again on the next run.',
  },
  ARCHIVE_NOT_FOUND: {
    class: 'setup',
    meaning: 'The archive folder has no readable MANIFEST.csv.',
    check: 'The path given with --archive.',
  },
  EVENT_MALFORMED: {
    class: 'contract',
    meaning: 'A message is not a CloudEvent of a known type or its data breaks the contract.',
    check: 'The producer; the payload is kept untouched in the dead-letter table.',
  },
  EVENT_ID_REUSED: {
    class: 'contract',
    meaning: 'An event id came twice with different payloads.',
    check: 'The producer: ids must be unique; the first payload was processed.',
  },
  RETRIES_EXHAUSTED: {
    class: 'contract',
    meaning: 'An event failed at every delivery, or a game failed validation at every collection.',
    check: 'The last error in the dead-letter row; mend the cause, then `hankstank dlq replay`.',
  },
  QUALITY_GATE_FAILED: {
    class: 'contract',
    meaning: 'Data of a game was graded F and may not be promoted.',
    check: 'The quality report that the message names.',
  },
  SNAPSHOT_GATE_FAILED: {
    class: 'contract',
    meaning:
      'The snapshot of a slate failed its checks and was not promoted; the one before is still served.',
    check:
      'The failed checks in the message; mend the data of the teams or games they name, then request the slate again.',
  },
  TABLE_UNKNOWN: {
    class: 'bug',
    meaning: 'A table is not in the contracts.',
    check: 'schemas/tables; run npm run generate.',
  },
  TABLE_MISMATCH: {
    class: 'setup',
    meaning: 'A table of the warehouse has a column of another type than its contract.',
    check:
      'Whether the data folder is of another version: go back to that version, or load the dates into a new folder.',
  },
  TABLE_NOT_FOUND: {
    class: 'setup',
    meaning: 'A dataset or table of the contracts does not exist in BigQuery.',
    check:
      'Whether Terraform was applied to this project; the warehouse makes what is missing when it is set up.',
  },
  ROW_INVALID: {
    class: 'contract',
    meaning: 'A row breaks its table contract.',
    check: 'The first offending column, named in the message.',
  },
  WAREHOUSE_QUERY_FAILED: {
    class: 'bug',
    meaning: 'The warehouse rejected a statement.',
    check: 'The statement and the message of the engine.',
  },
  WAREHOUSE_UNAVAILABLE: {
    class: 'transient',
    meaning: 'The warehouse cannot be reached or is overloaded.',
    check: 'The service status; the work is retried.',
  },
  SQL_NOT_PORTABLE: {
    class: 'contract',
    meaning: 'A statement uses GoogleSQL outside the subset that runs on both engines.',
    check: 'The construct named in the message; docs/sql.md has the portable form.',
  },
  SQL_NOT_READ_ONLY: {
    class: 'contract',
    meaning: 'A statement from outside is not one SELECT over tables and views of the warehouse.',
    check:
      'The statement: it must begin with SELECT or WITH, and name tables as docs/tables.md does, DATASET.TABLE.',
    httpStatus: 400,
  },
  MODEL_MALFORMED: {
    class: 'contract',
    meaning: 'A model file is damaged or of an unsupported kind.',
    check: 'The file named in the message; roll back to an earlier version.',
  },
  MODEL_FEATURES_MISMATCH: {
    class: 'contract',
    meaning: 'A model was trained on other features than the ones offered.',
    check: 'Retrain, or roll back the code or the model.',
  },
  MODEL_NOT_READY: {
    class: 'setup',
    meaning: 'No model and no serving snapshot exist yet.',
    check: 'Run `npm run nightly` (or the demo) once.',
    httpStatus: 503,
  },
  ENGINE_UNAVAILABLE: {
    class: 'setup',
    meaning: 'The engine that is to train trees is not installed.',
    check: 'The message names what is missing and how to install it; TRAINER_ENGINE=embedded needs nothing.',
  },
  ENGINE_FAILED: {
    class: 'bug',
    meaning: 'The engine that trains trees refused a call.',
    check: 'The message of the engine and its version; TRAINER_ENGINE=embedded trains without it.',
  },
  MODEL_VERSION_NOT_FOUND: {
    class: 'contract',
    meaning: 'A prediction system has no such version, or its objects were cleaned up.',
    check: '`hankstank models list` shows the versions and which of them can still be promoted.',
    httpStatus: 404,
  },
  ODDS_PRICE_IMPOSSIBLE: {
    class: 'contract',
    meaning:
      'A price or probability no bookmaker can offer (an American price between -100 and 100, decimal odds of 1 or less).',
    check: 'The price in the message and the odds format of its source.',
  },
  FEATURES_INVALID: {
    class: 'contract',
    meaning:
      'Numbers offered to a model or a statistic cannot be used (not finite, out of range, wrong length or order).',
    check: 'The value and position named in the message; the code that builds the features or labels.',
  },
  TRAINING_DATA_TOO_SMALL: {
    class: 'contract',
    meaning: 'There are too few finished games to train on.',
    check: 'Collect more dates; until then Elo alone is served.',
  },
  REQUEST_INVALID: {
    class: 'contract',
    meaning: 'A request to the API is invalid.',
    check: 'Every problem is named in the answer.',
    httpStatus: 400,
  },
  ROUTE_NOT_FOUND: {
    class: 'contract',
    meaning: 'The API has no such address, or not for this method.',
    check: 'GET /docs lists every address.',
    httpStatus: 404,
  },
  TEAM_UNKNOWN: {
    class: 'contract',
    meaning: 'A team is not known.',
    check: 'Use the MLB team id or a current abbreviation; GET /teams lists them.',
    httpStatus: 404,
  },
  SLATE_NOT_FOUND: {
    class: 'contract',
    meaning: 'No predictions exist for the date.',
    check: 'GET /predictions without a date names the dates that exist.',
    httpStatus: 404,
  },
  DEAD_LETTER_NOT_FOUND: {
    class: 'contract',
    meaning: 'No dead letter has that id.',
    check: '`hankstank dlq list` shows the ids.',
    httpStatus: 404,
  },
  INTERNAL: {
    class: 'bug',
    meaning: 'Something that should be impossible happened.',
    check: 'The stack in the log; please report it.',
    httpStatus: 500,
  },
} as const satisfies Record<string, ErrorEntry>;

/** A code of the registry. */
export type ErrorCode = keyof typeof errorRegistry;

/** The registry entry of a code, with optional fields visible. */
export function errorEntry(code: ErrorCode): ErrorEntry {
  return errorRegistry[code];
}

/** What the product throws. The message says what failed and on which object; the registry says what to check. */
export class HanksTankError extends Error {
  override readonly name = 'HanksTankError';
  readonly code: ErrorCode;
  /** Small, loggable facts (ids, paths, counts): never a payload, never a secret. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: Record<string, string | number | boolean | null> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }

  get class(): ErrorClass {
    return errorEntry(this.code).class;
  }

  /** What the operator should look at. */
  get check(): string {
    return errorEntry(this.code).check;
  }
}

/** Any thrown value as a HanksTankError: its own, or INTERNAL with the value as cause. */
export function asHanksTankError(thrown: unknown): HanksTankError {
  if (thrown instanceof HanksTankError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new HanksTankError('INTERNAL', message, { cause: thrown });
}
