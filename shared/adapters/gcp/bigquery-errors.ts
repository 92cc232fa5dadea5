import { z } from 'zod';
import { type ErrorCode, HanksTankError } from '../../domain/errors.ts';
import { cloudError, statusOf } from './cloud-errors.ts';

/** What BigQuery says of a failure: in the answer to a request, and in the status of a job. */
export const failureSchema = z.object({
  reason: z.string().default(''),
  message: z.string().default(''),
  /** Of a load: the object; of a statement: its place. */
  location: z.string().optional(),
});

/** A failure in BigQuery's words. */
export type BigQueryFailure = z.output<typeof failureSchema>;

const refusedSchema = z.object({ errors: z.array(failureSchema).min(1) });

/** Reasons as BigQuery documents them (cloud.google.com/bigquery/docs/error-messages). */
const codesOfReason: Readonly<Record<string, ErrorCode>> = {
  accessDenied: 'CLOUD_PERMISSION_DENIED',
  billingNotEnabled: 'CLOUD_PERMISSION_DENIED',
  blocked: 'CLOUD_PERMISSION_DENIED',
  backendError: 'WAREHOUSE_UNAVAILABLE',
  internalError: 'WAREHOUSE_UNAVAILABLE',
  jobBackendError: 'WAREHOUSE_UNAVAILABLE',
  jobInternalError: 'WAREHOUSE_UNAVAILABLE',
  jobRateLimitExceeded: 'WAREHOUSE_UNAVAILABLE',
  quotaExceeded: 'WAREHOUSE_UNAVAILABLE',
  rateLimitExceeded: 'WAREHOUSE_UNAVAILABLE',
  stopped: 'WAREHOUSE_UNAVAILABLE',
  tableUnavailable: 'WAREHOUSE_UNAVAILABLE',
  timeout: 'WAREHOUSE_UNAVAILABLE',
  bytesBilledLimitExceeded: 'WAREHOUSE_QUERY_FAILED',
  invalid: 'WAREHOUSE_QUERY_FAILED',
  invalidQuery: 'WAREHOUSE_QUERY_FAILED',
  resourcesExceeded: 'WAREHOUSE_QUERY_FAILED',
  responseTooLarge: 'WAREHOUSE_QUERY_FAILED',
};

/** Two transactions wrote one table: one of them was rolled back and can be run again. */
const conflict = /aborted due to concurrent update|could not serialize access|concurrent transaction/i;

/** Whether a failed script lost against another one. */
export const isConflict = ({ message }: BigQueryFailure): boolean => conflict.test(message);

function codeOf(failure: BigQueryFailure): ErrorCode | undefined {
  if (isConflict(failure)) return 'WAREHOUSE_UNAVAILABLE';
  if (failure.reason !== 'notFound') return codesOfReason[failure.reason];
  return /\b(URI|object)\b/i.test(failure.message) ? 'OBJECT_NOT_FOUND' : 'TABLE_NOT_FOUND';
}

const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? '').slice(0, 500);

/** The error of a job that failed. `what` says which. */
export function jobError(failure: BigQueryFailure, what: string): HanksTankError {
  const code = codeOf(failure) ?? 'WAREHOUSE_UNAVAILABLE';
  return new HanksTankError(code, `${what}: ${firstLine(failure.message)}`, {
    details: { reason: failure.reason },
  });
}

const warehouseCodes: Readonly<Partial<Record<ErrorCode, ErrorCode>>> = {
  CLOUD_UNAVAILABLE: 'WAREHOUSE_UNAVAILABLE',
  CLOUD_RESOURCE_NOT_FOUND: 'TABLE_NOT_FOUND',
  INTERNAL: 'WAREHOUSE_QUERY_FAILED',
};

/** The error of a request that failed: the status of HTTP is in `details.status`, null without an answer. */
export function requestError(thrown: unknown, what: string): HanksTankError {
  if (thrown instanceof HanksTankError) {
    const code = warehouseCodes[thrown.code] ?? thrown.code;
    return code === thrown.code ? thrown : new HanksTankError(code, thrown.message, { cause: thrown });
  }
  const status = statusOf(thrown);
  const failure = refusedSchema.safeParse(thrown).data?.errors[0];
  const known = status !== null && status < 500 && failure !== undefined ? codeOf(failure) : undefined;
  const general = cloudError(thrown, what);
  const code = known ?? warehouseCodes[general.code] ?? general.code;
  const message =
    known === undefined || failure === undefined ? general.message : `${what}: ${firstLine(failure.message)}`;
  return new HanksTankError(code, message, {
    cause: thrown,
    details: { status, reason: failure?.reason ?? null },
  });
}
