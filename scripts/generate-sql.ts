import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tableContracts } from '../schemas/tables/index.ts';
import { createSchemaSql, createTableSql } from './generate-sql/create-table.ts';
import { mergeSql, replaceSql, vanishSql } from './generate-sql/merge.ts';
import { generatedNotice } from './generate-sql/sql-text.ts';
import {
  compareSql,
  offerNothingSql,
  offerSql,
  stagedSql,
  stagedUniqueSql,
  stageSql,
  stageUniqueSql,
} from './generate-sql/stage.ts';

/** Where the generated SQL lies, below the root of the repository. */
export const generatedSqlFolder = 'schemas/generated/sql';

/**
 * Every SQL file that follows from the table contracts, by its path below the root of the repository:
 * `create/` tables and datasets; for a load `stage/` (deduplicate), `staged/` (what was staged), `merge/`, or `replace/` and
 * `vanish/`;
 * `duckdb/` is the load job of DuckDB and the only one that is not GoogleSQL.
 */
export function generatedSqlFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const add = (path: string, sql: string) =>
    files.set(`${generatedSqlFolder}/${path}.sql`, `${generatedNotice}${sql}`);
  for (const dataset of new Set(tableContracts.map((contract) => contract.dataset)))
    add(`create/${dataset}`, createSchemaSql(dataset));
  for (const contract of tableContracts) {
    const name = `${contract.dataset}.${contract.name}`;
    add(`create/${name}`, createTableSql(contract));
    add(`duckdb/compare/${name}`, compareSql(contract));
    add(`duckdb/offer/${name}`, offerSql(contract));
    add(`duckdb/offer-nothing/${name}`, offerNothingSql(contract));
    add(`duckdb/stage-unique/${name}`, stageUniqueSql(contract));
    add(`duckdb/staged-unique/${name}`, stagedUniqueSql(contract));
    add(`stage/${name}`, stageSql(contract));
    add(`staged/${name}`, stagedSql(contract));
    add(`merge/${name}`, mergeSql(contract));
    if (contract.partitionBy === null) continue;
    add(`replace/${name}`, replaceSql(contract));
    add(`vanish/${name}`, vanishSql(contract, contract.partitionBy));
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  for (const [path, text] of generatedSqlFiles()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
