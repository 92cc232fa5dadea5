import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tableContracts } from '../schemas/tables/index.ts';
import { renamedTables, tablesOfGames } from '../schemas/tables/tables-of-games.ts';
import { createSchemaSql, createTableSql } from './generate-sql/create-table.ts';
import { mergeSql, replaceSql, vanishSql } from './generate-sql/merge.ts';
import { generatedNotice } from './generate-sql/sql-text.ts';
import {
  insertSql,
  offerNothingSql,
  offerSql,
  stagedSql,
  stageSql,
  stageUniqueSql,
  surveySql,
} from './generate-sql/stage.ts';
import { dropOlderSql, renameSql, takenOverSql, takeOverSql } from './generate-sql/take-over.ts';
import { toDuckDb } from './generate-sql/to-duckdb.ts';

/** Where the generated SQL lies, below the root of the repository. */
export const generatedSqlFolder = 'schemas/generated/sql';

/**
 * Every SQL file that follows from the table contracts, by its path below the root of the repository:
 * `create/` tables and datasets; for a load `stage/` (deduplicate), `staged/` (what was staged), `merge/`, or `replace/` and
 * `vanish/`; `taken-over`, `take-over/`, `drop-older/` and `rename/` (games that MLB's rows take over). `duckdb/` is the only one that is not GoogleSQL: the load job of DuckDB, and those of a load in its SQL, so that a
 * load does not wait for the translation.
 */
export function generatedSqlFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const add = (path: string, sql: string) =>
    files.set(`${generatedSqlFolder}/${path}.sql`, `${generatedNotice}${sql}`);
  const addBoth = (path: string, googleSql: string) => {
    add(path, googleSql);
    add(`duckdb/${path}`, toDuckDb(googleSql));
  };
  for (const dataset of new Set(tableContracts.map((contract) => contract.dataset)))
    add(`create/${dataset}`, createSchemaSql(dataset));
  addBoth('taken-over', takenOverSql());
  for (const contract of tableContracts) {
    const name = `${contract.dataset}.${contract.name}`;
    add(`create/${name}`, createTableSql(contract));
    add(`duckdb/survey/${name}`, surveySql(contract));
    add(`duckdb/insert/${name}`, insertSql(contract));
    add(`duckdb/stage-unique/${name}`, stageUniqueSql(contract));
    add(`duckdb/offer/${name}`, offerSql(contract));
    add(`duckdb/offer-nothing/${name}`, offerNothingSql(contract));
    addBoth(`stage/${name}`, stageSql(contract));
    addBoth(`staged/${name}`, stagedSql(contract));
    addBoth(`merge/${name}`, mergeSql(contract));
    if (tablesOfGames.includes(contract) && !renamedTables.includes(contract))
      addBoth(`take-over/${name}`, takeOverSql(contract));
    if (renamedTables.includes(contract)) {
      addBoth(`drop-older/${name}`, dropOlderSql(contract));
      addBoth(`rename/${name}`, renameSql(contract));
    }
    if (contract.partitionBy === null) continue;
    addBoth(`replace/${name}`, replaceSql(contract));
    addBoth(`vanish/${name}`, vanishSql(contract, contract.partitionBy));
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
