import type { DuckDBConnection } from '@duckdb/node-api';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import { renamedTables, tablesOfGames } from '../../../schemas/tables/tables-of-games.ts';
import type { SqlParameters } from '../../ports/warehouse.ts';
import type { SqlFiles } from '../sql/sql-files.ts';
import { runTranspiled } from './duckdb-query.ts';
import { toSqlRows } from './duckdb-values.ts';

/**
 * Deletes what an import of history said of games of these dates that are there with MLB's id too, and brings what speaks of their
 * stand-ins under that id. Returns the tables that lost rows. Looks at what the tables hold, not at what a load brought: the same
 * whichever came first, and as often as it is repeated.
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
  ).map((row) => ({ standIn: Number(row['game_pk']), gamePk: Number(row['taken_by']) }));
  if (found.length === 0) return [];
  const gamePks: SqlParameters = { game_pks: { type: 'INT64', value: found.map(({ standIn }) => standIn) } };
  for (const contract of tablesOfGames) {
    if (renamedTables.includes(contract)) continue;
    const parameters = contract.partitionBy === null ? gamePks : { ...gamePks, ...dates };
    const sql = files.generated(`duckdb/take-over/${qualifiedName(contract)}.sql`);
    await runTranspiled(connection, sql, parameters);
  }
  for (const { standIn, gamePk } of found) {
    const parameters: SqlParameters = {
      stand_in: { type: 'INT64', value: standIn },
      game_pk: { type: 'INT64', value: gamePk },
      ...dates,
    };
    for (const name of renamedTables.map(qualifiedName))
      for (const step of ['drop-older', 'rename'])
        await runTranspiled(connection, files.generated(`duckdb/${step}/${name}.sql`), parameters);
  }
  return tablesOfGames.map(qualifiedName);
}
