import type { DuckDBConnection } from '@duckdb/node-api';
import { tableContracts } from '../../../schemas/tables/index.ts';
import { columnsOf, qualifiedName } from '../../../schemas/tables/table-contract.ts';
import type { SqlParameters } from '../../ports/warehouse.ts';
import { runTranspiled } from './duckdb-query.ts';
import { toSqlRows } from './duckdb-values.ts';
import type { SqlFiles } from './sql-files.ts';

/** Tables whose rows can be of a game that MLB's row takes over. */
const tablesOfGames = tableContracts.filter(
  (contract) => contract.zone === 'staging' && columnsOf(contract).some(({ name }) => name === 'game_pk'),
);

/**
 * Deletes what an import of history said of games of these dates that are there with MLB's id too. Returns the tables that lost rows.
 * Looks at what the tables hold, not at what a load brought: the same whichever came first, and as often as it is repeated.
 */
export async function takeOverGames(
  connection: DuckDBConnection,
  files: SqlFiles,
  gameDates: readonly string[],
): Promise<string[]> {
  const sorted = [...gameDates].sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined) return [];
  const dates: SqlParameters = {
    date_from: { type: 'DATE', value: from },
    date_to: { type: 'DATE', value: to },
  };
  const found = toSqlRows(
    await runTranspiled(connection, files.generated('duckdb/taken-over.sql'), dates),
  ).map((row) => Number(row['game_pk']));
  if (found.length === 0) return [];
  const gamePks: SqlParameters = { game_pks: { type: 'INT64', value: found } };
  for (const contract of tablesOfGames) {
    const parameters = contract.partitionBy === null ? gamePks : { ...gamePks, ...dates };
    const sql = files.generated(`duckdb/take-over/${qualifiedName(contract)}.sql`);
    await runTranspiled(connection, sql, parameters);
  }
  return tablesOfGames.map(qualifiedName);
}
