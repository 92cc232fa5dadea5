import { asHanksTankError, HanksTankError } from '../../shared/domain/errors.ts';
import { parseJsonObject } from '../../shared/sources/statsapi/json-access.ts';
import { readSchedule, type Schedule } from '../../shared/sources/statsapi/read-schedule.ts';
import { scheduleRequest } from '../../shared/sources/statsapi/requests.ts';
import type { LedgerRow } from './archive-response.ts';
import { type FetchTools, fetchAndRead, type GuardedSource, isOfSource } from './fetch-response.ts';

/** The schedule of a date, who told it and when. */
export interface FetchedSchedule extends Schedule {
  source: string;
  fetchedAt: string;
  ledger: LedgerRow[];
}

/**
 * The schedule of a date from the first source that has it. Throws SOURCES_EXHAUSTED (transient): without a schedule nothing is
 * known, and "failed" is not "no games". When every source says that it has none, that refusal is thrown (contract).
 */
export async function fetchSchedule(
  sources: readonly GuardedSource[],
  tools: FetchTools,
): Promise<FetchedSchedule> {
  const { gameDate } = tools;
  const causes: HanksTankError[] = [];
  const ledger: LedgerRow[] = [];
  for (const source of sources) {
    try {
      const { result, response } = await fetchAndRead(
        source,
        scheduleRequest(gameDate),
        tools,
        ledger,
        ({ body }, what) => readSchedule(parseJsonObject(body, what), { gameDate }),
      );
      return { ...result, source: response.source, fetchedAt: response.fetchedAt, ledger };
    } catch (error) {
      if (!isOfSource(error)) throw error;
      causes.push(asHanksTankError(error));
    }
  }
  const [first] = causes;
  if (first !== undefined && causes.every(({ code }) => code === 'SOURCE_REFUSED')) throw first;
  throw new HanksTankError(
    'SOURCES_EXHAUSTED',
    `no source has the schedule of ${gameDate}: ${causes.map(({ message }) => message).join('; ')}`,
    { cause: first },
  );
}
