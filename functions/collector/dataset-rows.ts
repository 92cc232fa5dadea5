import type { Bundle, BundleFinding } from '../../schemas/bundle.ts';
import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { type BusinessRow, withOrigin } from '../../shared/domain/lineage.ts';
import type { DataSource, RawResponse, SourceRequest } from '../../shared/ports/data-source.ts';
import { type JsonObject, parseJsonObject } from '../../shared/sources/statsapi/json-access.ts';
import type { RowsRead } from '../../shared/sources/statsapi/read-list.ts';
import type { Reading, StagedTables } from '../../shared/sources/statsapi/stage-rows.ts';
import { countUnknownFields } from '../../shared/sources/statsapi/watch-statsapi.ts';
import type { LedgerRow } from './archive-response.ts';
import { buildDatasetBundle } from './build-bundle.ts';
import type { DatasetRequest } from './collect-datasets.ts';
import { type FetchTools, fetchAndRead, guardSource } from './fetch-response.ts';

/** A reading of an answer, and who gave it. */
export interface Answered<Result> {
  result: Result;
  response: RawResponse;
}

/** Rows of a dataset on their way into its bundle. */
export interface DatasetRows {
  /** Asks and reads. null: the source does not have it (SOURCE_REFUSED), which for a dataset is "not there". Throws other SOURCE_* errors. */
  ask<Result>(
    request: SourceRequest,
    read: (json: JsonObject, what: string) => Result,
  ): Promise<Answered<Result> | null>;
  /** Takes over rows and findings of an answer. `knownAt`: when the world could know them; default: when the source said so. */
  add<Contract extends TableContract>(
    contract: Contract,
    answered: Answered<RowsRead<BusinessRow<Contract>>>,
    knownAt?: (row: BusinessRow<Contract>, fetchedAt: string) => string,
  ): void;
  note(finding: BundleFinding): void;
  /** null: nothing was answered. */
  bundle(): Bundle | null;
}

/** Opens the rows of a dataset that comes from one source. */
export function openDatasetRows(
  dataset: string,
  source: DataSource,
  { runId }: Pick<DatasetRequest, 'runId'>,
  tools: FetchTools,
): DatasetRows {
  const guarded = guardSource(source, false, tools.context, tools.settings);
  const ledger: LedgerRow[] = [];
  const tables: StagedTables = {};
  const findings: BundleFinding[] = [];
  const unknownFields = countUnknownFields();
  let newest: RawResponse | null = null;
  const readingOf = ({ source: name, fetchedAt }: RawResponse): Reading => ({
    runId,
    source: name,
    fetchedAt,
    ingestedAt: tools.context.clock.now().toISOString(),
  });
  return {
    ask: async (request, read) => {
      try {
        const answered = await fetchAndRead(guarded, request, tools, ledger, ({ body }, what) => {
          const json = parseJsonObject(body, what);
          const result = read(json, what);
          unknownFields.add(request.endpoint, json);
          return result;
        });
        newest = answered.response;
        return answered;
      } catch (thrown) {
        if (asHanksTankError(thrown).code === 'SOURCE_REFUSED') return null;
        throw thrown;
      }
    },
    add: (contract, { result, response }, knownAt = (_, fetchedAt) => fetchedAt) => {
      const reading = readingOf(response);
      const name = qualifiedName(contract);
      const complete = result.rows.map((row) =>
        withOrigin(row, { ...reading, knownAt: knownAt(row, response.fetchedAt) }),
      );
      if (complete.length > 0) tables[name] = [...(tables[name] ?? []), ...complete];
      findings.push(...result.findings);
    },
    note: (finding) => {
      findings.push(finding);
    },
    bundle: () =>
      newest === null
        ? null
        : buildDatasetBundle(
            dataset,
            { tables, findings: [...findings, ...unknownFields.findings()] },
            ledger,
            readingOf(newest),
          ),
  };
}

/**
 * When a dated announcement (a roster, a move, the standings of a date) was public: by noon UTC of the next day, when the games of a
 * date are over everywhere, whenever we ask. Earlier only when the source said so earlier.
 */
export function publicBy(date: string, fetchedAt: string): string {
  const noonAfter = `${addDays(date, 1)}T12:00:00.000Z`;
  return fetchedAt < noonAfter ? fetchedAt : noonAfter;
}
