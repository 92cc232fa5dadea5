import type { DuckDBConnection } from '@duckdb/node-api';
import { qualifiedName, type TableContract } from '../../../schemas/tables/table-contract.ts';
import { addDays } from '../../domain/calendar.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { SqlParameters } from '../../ports/warehouse.ts';
import type { SqlFiles } from '../sql/sql-files.ts';
import { runTranspiled } from './duckdb-query.ts';
import type { StagedRows } from './duckdb-stage.ts';
import type { RowSurvey } from './duckdb-survey.ts';
import { toSqlRows } from './duckdb-values.ts';

/** Rows of a table that a load wrote. */
export interface WrittenRows {
  inserted: number;
  updated: number;
}

/** A game that moves within its season is still found by its key; BigQuery reads no more partitions than these. */
const movedGameDaysMax = 366;

/** The partitions that a MERGE of these dates looks at; none for a table without partitions. */
function partitionRange(contract: TableContract, dates: readonly string[]): SqlParameters {
  const [first, last] = [dates[0], dates.at(-1)];
  if (contract.partitionBy === null || first === undefined || last === undefined) return {};
  return {
    partition_from: { type: 'DATE', value: addDays(first, -movedGameDaysMax) },
    partition_to: { type: 'DATE', value: addDays(last, movedGameDaysMax) },
  };
}

/** Runs a generated MERGE and counts what it did. */
async function countActions(
  connection: DuckDBConnection,
  sql: string,
  parameters: SqlParameters,
): Promise<WrittenRows> {
  const actions = toSqlRows(await runTranspiled(connection, sql, parameters)).map(
    (row) => row['merge_action'],
  );
  const updated = actions.filter((action) => action === 'UPDATE').length;
  return { inserted: actions.length - updated, updated };
}

/** MERGEs the staged rows, batch by batch. */
export async function mergeStaged(
  connection: DuckDBConnection,
  files: SqlFiles,
  contract: TableContract,
  staged: StagedRows,
): Promise<WrittenRows> {
  const written: WrittenRows = { inserted: 0, updated: 0 };
  const sql = files.generated(`duckdb/merge/${qualifiedName(contract)}.sql`);
  for (let batch = 0; batch <= staged.lastBatch; batch += 1) {
    const { inserted, updated } = await countActions(connection, sql, {
      batch_number: { type: 'INT64', value: batch },
      ...partitionRange(contract, staged.dates),
    });
    written.inserted += inserted;
    written.updated += updated;
  }
  return written;
}

/**
 * Makes the rows of dates exactly the staged ones.
 * Throws ROW_INVALID when a staged row is of another date.
 */
export async function replaceDates(
  connection: DuckDBConnection,
  files: SqlFiles,
  contract: TableContract,
  { staged, survey }: { staged: StagedRows; survey: RowSurvey },
  gameDates: readonly string[],
): Promise<WrittenRows> {
  const name = qualifiedName(contract);
  const foreign = staged.dates.find((date) => !gameDates.includes(date));
  if (foreign !== undefined)
    throw new HanksTankError(
      'ROW_INVALID',
      `A row of ${foreign} was offered in a replacement of other dates of ${name}.`,
    );
  if (gameDates.length === 0) return { inserted: 0, updated: 0 };
  await runTranspiled(connection, files.generated(`duckdb/vanish/${name}.sql`), {
    game_dates: { type: 'DATE', value: gameDates },
  });
  if (survey.known === 0) {
    const { rowsChanged } = await connection.run(files.generated(`duckdb/insert-staged/${name}.sql`));
    return { inserted: rowsChanged, updated: 0 };
  }
  return countActions(
    connection,
    files.generated(`duckdb/replace/${name}.sql`),
    partitionRange(contract, [...gameDates].sort()),
  );
}
