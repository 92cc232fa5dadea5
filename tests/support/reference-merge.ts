import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';
import { prepareDatabase } from '../../shared/adapters/local/duckdb-prelude.ts';
import { runTranspiled, withFiles } from '../../shared/adapters/local/duckdb-query.ts';
import { translateText } from '../../shared/adapters/local/duckdb-translate.ts';
import { toSqlRows } from '../../shared/adapters/local/duckdb-values.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import type { LoadCounts, SqlParameters } from '../../shared/ports/warehouse.ts';
import { asNdjson } from './contract-rows.ts';

const generated = (path: string): string =>
  readFileSync(join(import.meta.dirname, '../../schemas/generated/sql', `${path}.sql`), 'utf8');

/** Merges as the generated GoogleSQL says, step by step and without a shorter way. */
export interface ReferenceMerge {
  merge(rows: readonly Record<string, unknown>[]): Promise<LoadCounts>;
  /** What {@link rowsSql} gives. */
  rows(where?: string): Promise<string[]>;
}

/** Rows of a table `t` as JSON text, sorted. */
export const rowsSql = (contract: TableContract, where = 'true'): string =>
  `select to_json_string(t) as line from ${qualifiedName(contract)} as t where ${where} order by line`;

/** One table in a DuckDB in memory; its files are written to the folder. */
export async function openReferenceMerge(contract: TableContract, folder: string): Promise<ReferenceMerge> {
  const connection: DuckDBConnection = await (await DuckDBInstance.create(':memory:')).connect();
  await prepareDatabase(connection);
  const name = qualifiedName(contract);
  const run = async (googleSql: string, parameters: SqlParameters = {}, suffix = '') =>
    toSqlRows(
      await runTranspiled(connection, `${await translateText(googleSql, parameters)}${suffix}`, parameters),
    );
  await run(generated(`create/${contract.dataset}`));
  await run(generated(`create/${name}`));

  return {
    merge: async (rows) => {
      const file = join(folder, 'reference.ndjson');
      writeFileSync(file, asNdjson(rows));
      await connection.run(withFiles(generated(`duckdb/offer/${name}`), [file]));
      await run(generated(`stage/${name}`));
      const [staged] = await run(generated(`staged/${name}`));
      const dates = String(staged?.['partition_dates'] ?? '')
        .split(',')
        .sort();
      const [first = '', last = ''] = [dates.at(0), dates.at(-1)];
      const range: SqlParameters =
        first === ''
          ? {}
          : {
              partition_from: { type: 'DATE', value: addDays(first, -366) },
              partition_to: { type: 'DATE', value: addDays(last, 366) },
            };
      const actions: unknown[] = [];
      for (let batch = 0; batch <= Number(staged?.['last_batch']); batch += 1) {
        const parameters: SqlParameters = { batch_number: { type: 'INT64', value: batch }, ...range };
        actions.push(...(await run(generated(`merge/${name}`), parameters, ' RETURNING merge_action')));
      }
      const inserted = actions.filter((action) => JSON.stringify(action).includes('INSERT')).length;
      const updated = actions.length - inserted;
      return { inserted, updated, unchanged: rows.length - inserted - updated };
    },
    rows: async (where) => (await run(rowsSql(contract, where))).map(({ line }) => String(line)),
  };
}
