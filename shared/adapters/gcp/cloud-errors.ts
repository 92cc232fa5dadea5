import { type ErrorCode, HanksTankError } from '../../domain/errors.ts';

/** Codes of gRPC (grpc.github.io/grpc/core/md_doc_statuscodes.html) and of HTTP, which do not overlap. */
const codesOfStatus: Readonly<Record<number, ErrorCode>> = {
  1: 'CLOUD_UNAVAILABLE', // CANCELLED
  2: 'CLOUD_UNAVAILABLE', // UNKNOWN
  4: 'CLOUD_UNAVAILABLE', // DEADLINE_EXCEEDED
  5: 'CLOUD_RESOURCE_NOT_FOUND', // NOT_FOUND
  7: 'CLOUD_PERMISSION_DENIED', // PERMISSION_DENIED
  8: 'CLOUD_UNAVAILABLE', // RESOURCE_EXHAUSTED
  10: 'CLOUD_UNAVAILABLE', // ABORTED
  13: 'CLOUD_UNAVAILABLE', // INTERNAL
  14: 'CLOUD_UNAVAILABLE', // UNAVAILABLE
  16: 'CLOUD_PERMISSION_DENIED', // UNAUTHENTICATED
  401: 'CLOUD_PERMISSION_DENIED',
  403: 'CLOUD_PERMISSION_DENIED',
  404: 'CLOUD_RESOURCE_NOT_FOUND',
  408: 'CLOUD_UNAVAILABLE',
  429: 'CLOUD_UNAVAILABLE',
};

/** A connection that never came, broke, or fell silent, as Node, its streams and the libraries word it. */
const brokenConnection =
  /^(E(CONN|PIPE|AI_AGAIN|NOTFOUND|TIMEDOUT|NETUNREACH|HOSTUNREACH)|ERR_(STREAM|SOCKET|HTTP)|UND_ERR)|aborted|premature|socket hang up|timed? ?out|unexpected connection closure/i;

/** The status of a refused call: gRPC's or HTTP's, null when there is none. */
export function statusOf(error: unknown): number | null {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  // The storage library has statuses as text in some places.
  const status = typeof code === 'string' && /^\d+$/.test(code) ? Number(code) : code;
  return typeof status === 'number' ? status : null;
}

function codeOf(error: unknown): ErrorCode {
  const status = statusOf(error);
  if (status !== null) return codesOfStatus[status] ?? (status >= 500 ? 'CLOUD_UNAVAILABLE' : 'INTERNAL');
  if (!(error instanceof Error)) return 'INTERNAL';
  if (/default credentials/i.test(error.message)) return 'CLOUD_PERMISSION_DENIED';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return brokenConnection.test(code) || brokenConnection.test(error.message)
    ? 'CLOUD_UNAVAILABLE'
    : 'INTERNAL';
}

/**
 * What a client library threw, as an error of ours: transient (CLOUD_UNAVAILABLE), setup (CLOUD_PERMISSION_DENIED,
 * CLOUD_RESOURCE_NOT_FOUND) or INTERNAL for what should be impossible. `what` says which call on which object failed.
 */
export function cloudError(error: unknown, what: string): HanksTankError {
  if (error instanceof HanksTankError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new HanksTankError(codeOf(error), `${what}: ${firstLine(reason)}`, { cause: error });
}

/** Answers of a proxy can be whole pages. */
const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? '').slice(0, 300);
