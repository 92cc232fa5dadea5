import { asHanksTankError, HanksTankError } from '../../shared/domain/errors.ts';
import type { DataSource, RawResponse, SourceRequest } from '../../shared/ports/data-source.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { type CircuitBreaker, createCircuitBreaker } from '../../shared/runtime/circuit-breaker.ts';
import { retry } from '../../shared/runtime/retry.ts';
import type { StageContext } from '../../shared/runtime/stage-types.ts';
import { archiveResponse, type LedgerRow } from './archive-response.ts';
import type { CollectorSettings } from './config.ts';

/** A source as the collector uses it. Our own archive is not archived again, and its answers may be old. */
export interface GuardedSource {
  source: DataSource;
  breaker: CircuitBreaker;
  isOwnArchive: boolean;
}

/** Sources with their breakers, for one run. */
export const guardSource = (
  source: DataSource,
  isOwnArchive: boolean,
  context: StageContext,
  settings: CollectorSettings,
): GuardedSource => ({
  source,
  breaker: createCircuitBreaker(context.clock, settings.circuit),
  isOwnArchive,
});

/** What fetching needs. */
export interface FetchTools {
  objects: ObjectStore;
  settings: CollectorSettings;
  context: StageContext;
  gameDate: string;
  /** Told of every request, retries included. */
  onRequest?: () => void;
}

/**
 * Asks one source, with retries, archives what it answers, and reads it. Three failures in a row open its breaker; that it does
 * not have the object (SOURCE_REFUSED) is no failure of the source. Throws SOURCE_* errors; archived responses go to `ledger`.
 */
export async function fetchAndRead<Result>(
  { source, breaker, isOwnArchive }: GuardedSource,
  request: SourceRequest,
  { objects, settings, context, gameDate, onRequest }: FetchTools,
  ledger: LedgerRow[],
  read: (response: RawResponse, what: string) => Result | Promise<Result>,
): Promise<{ result: Result; response: RawResponse }> {
  const what = `${request.endpoint} of ${request.subject} from ${source.name}`;
  if (breaker.isOpen()) {
    throw new HanksTankError(
      'SOURCE_CIRCUIT_OPEN',
      `${what} was not asked for: ${source.name} keeps failing`,
    );
  }
  const ask = async (): Promise<{ result: Result; response: RawResponse }> => {
    onRequest?.();
    const response = await source.fetch(request);
    assertSize(response, settings.responseBytesMax, what);
    if (!isOwnArchive) ledger.push(await archiveResponse(objects, request, response, gameDate));
    assertSuccess(response, what);
    // Read within the retries: a body can say with HTTP 200 that the source failed.
    return { result: await read(response, what), response };
  };
  try {
    const answer = await retry(ask, {
      clock: context.clock,
      delaysMs: settings.retryDelaysMs,
      shouldRetry: (error) => isOfSource(error) && asHanksTankError(error).class === 'transient',
      onRetry: (error, waitMs) =>
        context.log.warn(
          { source: source.name, code: asHanksTankError(error).code, wait_ms: waitMs },
          error.message,
        ),
    });
    breaker.recordSuccess();
    return answer;
  } catch (error) {
    if (isOfSource(error) && asHanksTankError(error).code !== 'SOURCE_REFUSED') breaker.recordFailure();
    throw error;
  }
}

/** Whether an error speaks of a source: storage and warehouse errors must stop the run instead. */
export const isOfSource = (error: unknown): boolean =>
  error instanceof HanksTankError && error.code.startsWith('SOURCE');

function assertSize({ body }: RawResponse, bytesMax: number, what: string): void {
  if (body.byteLength <= bytesMax) return;
  throw new HanksTankError(
    'SOURCE_RESPONSE_TOO_LARGE',
    `${what} has ${body.byteLength} bytes, more than ${bytesMax}`,
  );
}

function assertSuccess({ status }: RawResponse, what: string): void {
  if (status === 200) return;
  const message = `${what} was answered with HTTP ${status}`;
  if (status === 429) throw new HanksTankError('SOURCE_RATE_LIMITED', message);
  if (status >= 500) throw new HanksTankError('SOURCE_FAILED', message);
  if (status >= 400) throw new HanksTankError('SOURCE_REFUSED', message);
  throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', message);
}
