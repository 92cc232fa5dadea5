import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tableContracts } from '../schemas/tables/index.ts';
import { columnsOf } from '../schemas/tables/table-contract.ts';
import { renamedTables, tablesOfGames, tablesOfHistory } from '../schemas/tables/tables-of-games.ts';
import { isForBigQueryOnly } from '../shared/adapters/sql/sql-header.ts';
import { translationNotice, translationPath } from '../shared/adapters/sql/translated-sql.ts';
import {
  beginSql,
  clearSql,
  expireInScriptSql,
  mergeOfferedSql,
  removeInScriptSql,
  replaceByOfferedSql,
  takeOverScriptSql,
} from './generate-sql/bigquery-script.ts';
import { createSchemaSql, createTableSql } from './generate-sql/create-table.ts';
import { expireSql } from './generate-sql/expire.ts';
import { mergeSql, replaceSql, vanishSql } from './generate-sql/merge.ts';
import { removeSql } from './generate-sql/remove.ts';
import { generatedNotice } from './generate-sql/sql-text.ts';
import {
  amongKeysSql,
  amongSql,
  insertSql,
  insertStagedSql,
  offerNothingSql,
  offerSql,
  stagedSql,
  stageSql,
  stageUniqueSql,
  surveySql,
  surveyStagedSql,
} from './generate-sql/stage.ts';
import { dropOlderSql, renameSql, takenOverSql, takeOverSql } from './generate-sql/take-over.ts';
import { toDuckDb } from './generate-sql/to-duckdb.ts';

/** Where the generated SQL lies, below the root of the repository. */
export const generatedSqlFolder = 'schemas/generated/sql';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The SQL files that are written by hand: path below the root of the repository and text. */
const writtenSqlFiles = (): [path: string, googleSql: string][] =>
  readdirSync(join(root, 'sql'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sql'))
    .sort()
    .map((path) => [`sql/${path.split(sep).join('/')}`, readFileSync(join(root, 'sql', path), 'utf8')]);

/** A GoogleSQL file in DuckDB's SQL: path and text. */
function translation(source: string, googleSql: string): [path: string, text: string] {
  const path = translationPath(source);
  if (path === null) throw new Error(`${source} is named like no SQL file of the product`);
  return [`${generatedSqlFolder}/${path}`, `${translationNotice(source, googleSql)}${toDuckDb(googleSql)}`];
}

/**
 * Every SQL file that follows from the table contracts and from `sql/`, by its path below the root of the repository:
 * `create/` tables and datasets; for a load `stage/` (deduplicate), `staged/` (what was staged), `merge/`, or `replace/` and
 * `vanish/`; `taken-over`, `take-over/`, `drop-older/` and `rename/` (games that MLB's rows take over); `remove/`
 * (rows that their source has no more); `expire/` (rows that are too old). `bigquery/` holds the same as pieces of one script: `begin`,
 * for each table `merge/`, `replace/` or `clear/`, then `take-over`, `remove/`, and `commit`. `duckdb/` is the only one
 * that is not GoogleSQL: the load job of DuckDB, and in its SQL all that runs there, queries and views too, so that the product
 * runs without the translator.
 */
export function generatedSqlFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const add = (path: string, sql: string) =>
    files.set(`${generatedSqlFolder}/${path}.sql`, `${generatedNotice}${sql}`);
  const addCreate = (name: string, googleSql: string) => {
    const path = `${generatedSqlFolder}/create/${name}.sql`;
    const text = `${generatedNotice}${googleSql}`;
    files.set(path, text);
    files.set(...translation(path, text));
  };
  const addBoth = (path: string, googleSql: string) => {
    add(path, googleSql);
    add(`duckdb/${path}`, toDuckDb(googleSql));
  };
  for (const dataset of new Set(tableContracts.map((contract) => contract.dataset)))
    addCreate(dataset, createSchemaSql(dataset));
  for (const [path, googleSql] of writtenSqlFiles())
    if (!isForBigQueryOnly(googleSql)) files.set(...translation(path, googleSql));
  addBoth('taken-over', takenOverSql());
  add('bigquery/begin', beginSql());
  add('bigquery/take-over', takeOverScriptSql());
  add('bigquery/commit', 'commit transaction;\n');
  add('bigquery/rollback', 'rollback transaction;\n');
  for (const contract of tableContracts) {
    const name = `${contract.dataset}.${contract.name}`;
    addCreate(name, createTableSql(contract));
    add(`duckdb/survey/${name}`, surveySql(contract));
    if (
      columnsOf(contract).some(({ name: column, type }) => column === contract.key[0] && type === 'INT64')
    ) {
      add(`duckdb/among/${name}`, amongSql(contract));
      add(`duckdb/among-keys/${name}`, amongKeysSql(contract));
    }
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
    add(`bigquery/merge/${name}`, mergeOfferedSql(contract));
    if (tablesOfHistory.includes(contract)) {
      addBoth(`remove/${name}`, removeSql(contract));
      add(`bigquery/remove/${name}`, removeInScriptSql(contract));
    }
    if (contract.retentionDays !== null) {
      addBoth(`expire/${name}`, expireSql(contract));
      add(`bigquery/expire/${name}`, expireInScriptSql(contract));
    }
    if (contract.partitionBy === null) continue;
    addBoth(`replace/${name}`, replaceSql(contract));
    add(`duckdb/survey-staged/${name}`, surveyStagedSql(contract));
    add(`duckdb/insert-staged/${name}`, insertStagedSql(contract));
    addBoth(`vanish/${name}`, vanishSql(contract, contract.partitionBy));
    add(`bigquery/replace/${name}`, replaceByOfferedSql(contract, contract.partitionBy));
    add(`bigquery/clear/${name}`, clearSql(contract, contract.partitionBy));
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of generatedSqlFiles()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
