import { describe, expect, it } from 'vitest';
import { isConflict, jobError, requestError } from '../../../../shared/adapters/gcp/bigquery-errors.ts';
import { HanksTankError } from '../../../../shared/domain/errors.ts';

/** What the library throws for a refused request. */
const refused = (status: number, reason: string, message: string) =>
  Object.assign(new Error(message), { code: status, errors: [{ reason, message }] });

const broken = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

describe('a refused request', () => {
  it.each([
    [403, 'accessDenied', 'Access Denied: Table p:d.t', 'CLOUD_PERMISSION_DENIED', 'setup'],
    [401, 'authError', 'Invalid Credentials', 'CLOUD_PERMISSION_DENIED', 'setup'],
    [403, 'rateLimitExceeded', 'Exceeded rate limits', 'WAREHOUSE_UNAVAILABLE', 'transient'],
    [403, 'quotaExceeded', 'Quota exceeded', 'WAREHOUSE_UNAVAILABLE', 'transient'],
    [429, 'rateLimitExceeded', 'Too many requests', 'WAREHOUSE_UNAVAILABLE', 'transient'],
    [500, 'internalError', 'An internal error occurred', 'WAREHOUSE_UNAVAILABLE', 'transient'],
    [503, 'backendError', 'Retrying may help', 'WAREHOUSE_UNAVAILABLE', 'transient'],
    [404, 'notFound', 'Not found: Table p:d.t', 'TABLE_NOT_FOUND', 'setup'],
    [404, 'notFound', 'Not found: Dataset p:d', 'TABLE_NOT_FOUND', 'setup'],
    [400, 'invalidQuery', 'Unrecognized name: x at [1:8]', 'WAREHOUSE_QUERY_FAILED', 'bug'],
    [
      400,
      'bytesBilledLimitExceeded',
      'Query exceeded limit for bytes billed',
      'WAREHOUSE_QUERY_FAILED',
      'bug',
    ],
    [400, 'somethingNew', 'What is that?', 'WAREHOUSE_QUERY_FAILED', 'bug'],
  ])('with %s %s: %s', (status, reason, message, code, kind) => {
    const error = requestError(refused(status, reason, message), 'Asking failed');
    expect(error).toMatchObject({ code, class: kind, details: { status, reason } });
    expect(error.message).toBe(`Asking failed: ${message}`);
  });

  it.each(['ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'EAI_AGAIN'])('without an answer: %s', (code) => {
    expect(requestError(broken(code), 'Asking failed')).toMatchObject({
      code: 'WAREHOUSE_UNAVAILABLE',
      details: { status: null },
    });
  });

  it('that took too long is one of the warehouse', () => {
    const late = new HanksTankError('CLOUD_UNAVAILABLE', 'Asking failed: no answer within 60000 ms');
    expect(requestError(late, 'Asking failed')).toMatchObject({
      code: 'WAREHOUSE_UNAVAILABLE',
      message: late.message,
    });
  });

  it('keeps an error of ours', () => {
    const ours = new HanksTankError('ROW_INVALID', 'a row');
    expect(requestError(ours, 'Asking failed')).toBe(ours);
  });
});

describe('a failed job', () => {
  it.each([
    ['backendError', 'Error encountered during execution', 'WAREHOUSE_UNAVAILABLE'],
    ['stopped', 'Job execution was cancelled', 'WAREHOUSE_UNAVAILABLE'],
    ['notFound', 'Not found: URI gs://b/k.ndjson', 'OBJECT_NOT_FOUND'],
    ['notFound', 'Not found: Table p:staging.t', 'TABLE_NOT_FOUND'],
    ['resourcesExceeded', 'Resources exceeded during query execution', 'WAREHOUSE_QUERY_FAILED'],
    ['invalidQuery', 'Query error: No matching signature', 'WAREHOUSE_QUERY_FAILED'],
  ])('for %s: %s', (reason, message, code) => {
    expect(jobError({ reason, message }, 'Loading failed')).toMatchObject({ code, details: { reason } });
  });

  it('that lost against another transaction can be run again', () => {
    const message =
      'Query error: Transaction is aborted due to concurrent update against table p:d.t. Transaction ID: 6 at [24:9]';
    const failure = { reason: 'invalidQuery', message };
    expect(isConflict(failure)).toBe(true);
    expect(jobError(failure, 'Loading failed').class).toBe('transient');
    expect(isConflict({ reason: 'invalidQuery', message: 'Syntax error' })).toBe(false);
  });
});
