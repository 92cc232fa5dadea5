import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';
import { isForBigQueryOnly } from '../../shared/adapters/sql/sql-header.ts';
import { orderViews } from '../../shared/adapters/sql/view-order.ts';
import type { SqlParameters, SqlParameterType, SqlValue, Warehouse } from '../../shared/ports/warehouse.ts';
import type { CellRow, TypedName } from '../oracle/column-types.ts';
import {
  type Oracle,
  type OracleParameter,
  type OracleTable,
  startZetaSql,
  type ZetaSql,
} from '../oracle/zetasql.ts';
import { asNdjson } from '../support/contract-rows.ts';
import { contractTables, stagingTables } from './catalog.ts';
import { comparableRows } from './compare-rows.ts';
import { readExpectation, writeExpectation } from './expectations.ts';
import { withFixtureJobs } from './fixtures/bigquery-jobs.ts';
import { type CaseName, parameterValue } from './fixtures/parameter-values.ts';
import { fixtureWorld } from './fixtures/world-rows.ts';
import {
  isOrdered,
  readSqlFile,
  type SqlFile,
  sqlFilesBelow,
  viewQuery,
  withWholeNames,
} from './sql-file.ts';

const isUpdating = process.env['UPDATE_SQL_EXPECTATIONS'] === '1';
const caseNames: readonly CaseName[] = ['typical', 'nothing'];
const written = sqlFilesBelow('sql');
const isView = (file: SqlFile) => file.path.endsWith('/view.sql');
const isAskedOfBigQuery = (file: SqlFile) => isForBigQueryOnly(file.text);
/** What ZetaSQL is asked for a file. */
const queryOf = (file: SqlFile): string => {
  if (isView(file)) return viewQuery(file);
  return isAskedOfBigQuery(file) ? withFixtureJobs(file.text) : file.text;
};
const objectName = (file: SqlFile) => file.path.split('/').slice(1, 3).join('.');
const views = orderViews(
  written.filter(isView).map(({ path }) => path.slice('sql/'.length)),
  (path) => readSqlFile(`sql/${path}`).text,
).map((path) => readSqlFile(`sql/${path}`));
const world = fixtureWorld();

const oracleParameters = (file: SqlFile, name: CaseName): OracleParameter[] =>
  file.parameters.map((parameter) => ({ ...parameter, value: parameterValue(name, parameter) }));

const portParameters = (file: SqlFile, name: CaseName): SqlParameters =>
  Object.fromEntries(
    oracleParameters(file, name).map(({ name: parameter, type, value }) => [
      parameter,
      {
        type: type.replace(/^ARRAY<(.+)>$/, '$1') as SqlParameterType, // checked by ZetaSQL and by the binding
        value: value as SqlValue | readonly SqlValue[], // fixture values are scalars or lists of them
      },
    ]),
  );

let zetaSql: ZetaSql | null = null;
let oracle: Oracle | null = null;
let warehouse: Warehouse;
let folder: string;
const tableNames = new Set<string>();

/** The contract tables, and every view with the rows that ZetaSQL gives it. */
async function evaluatedTables(running: ZetaSql): Promise<OracleTable[]> {
  const tables = contractTables(world);
  for (const view of views) {
    const names = new Set(tables.map(({ name }) => name));
    const catalog = await running.withCatalog(tables);
    const { columns, rows } = await catalog.evaluate(withWholeNames(viewQuery(view), names));
    tables.push({ name: objectName(view), columns, rows });
  }
  return tables;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hankstank-sql-'));
  mkdirSync(join(folder, 'objects'));
  warehouse = await openDuckDbWarehouse({
    file: join(folder, 'w.duckdb'),
    objectsRoot: join(folder, 'objects'),
  });
  await warehouse.ensureSchema();
  for (const [table, rows] of world) {
    writeFileSync(join(folder, 'objects', `${table}.ndjson`), asNdjson(rows));
    const counts = await warehouse.load({ table, objectKeys: [`${table}.ndjson`], mode: { kind: 'merge' } });
    if (counts.inserted !== rows.length) throw new Error(`${table}: the fixture repeats a key`);
  }
  zetaSql = await startZetaSql();
  if (zetaSql === null) {
    console.warn(
      'ZetaSQL is not installed here (npm ci in tests/oracle, Linux x64): SQL is NOT analyzed; DuckDB is compared with the committed expectations.',
    );
    return;
  }
  const tables = await evaluatedTables(zetaSql);
  for (const { name } of tables) tableNames.add(name);
  oracle = await zetaSql.withCatalog([...tables, ...stagingTables()]);
}, 120_000);

afterAll(async () => {
  zetaSql?.stop();
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

const evaluate = async (running: Oracle, file: SqlFile, name: CaseName): Promise<CellRow[]> =>
  (await running.evaluate(withWholeNames(queryOf(file), tableNames), oracleParameters(file, name))).rows;

const askDuckDb = (file: SqlFile, name: CaseName): Promise<CellRow[]> =>
  isView(file)
    ? warehouse.query({ text: `select * from ${objectName(file)} as v` })
    : warehouse.query({ file: file.path.slice('sql/'.length) }, portParameters(file, name));

const casesOf = (file: SqlFile): readonly CaseName[] =>
  file.parameters.length === 0 ? ['typical'] : caseNames;

describe('the fixture world', () => {
  it('has rows in every table', () => {
    expect(contractTables(world).filter(({ rows }) => rows.length === 0)).toEqual([]);
  });
});

describe.each(written)('$path', (file) => {
  it('is named by its folder: query.sql or view.sql, or lies with the ready queries', () => {
    expect(file.path).toMatch(
      /^sql\/([a-z_]+\/[a-z0-9_]+\/(query|view)|operational\/queries\/[a-z0-9_]+)\.sql$/,
    );
    if (isView(file)) expect(file.text).toContain(`create or replace view ${objectName(file)} as`);
  });

  it('gives the columns it declares', async () => {
    expect(file.output, 'a header line "-- output: name TYPE, …" is missing').not.toBeNull();
    if (oracle === null) return;
    if (isView(file)) await oracle.analyze(file.text);
    expect(await oracle.analyze(queryOf(file), file.parameters)).toEqual(file.output);
  });

  it('gives on DuckDB what ZetaSQL evaluates', async () => {
    const columns: readonly TypedName[] = file.output ?? [];
    const ordered = !isView(file) && isOrdered(file.text);
    const comparable = (rows: readonly CellRow[]) => comparableRows(rows, columns, ordered);
    const isByHand = readExpectation(file.path)?.by === 'hand';
    const evaluated = new Map<CaseName, CellRow[]>();
    if (oracle !== null && !isByHand)
      for (const name of casesOf(file)) evaluated.set(name, await evaluate(oracle, file, name));
    if (isUpdating && oracle !== null && !isByHand) writeExpectation(file.path, evaluated);
    const expected = readExpectation(file.path);
    expect(expected, 'run with UPDATE_SQL_EXPECTATIONS=1, or write the expectation by hand').not.toBeNull();
    expect(expected?.cases.get('typical') ?? [], 'the fixture has no row for the query').not.toHaveLength(0);
    for (const name of casesOf(file)) {
      const committed = comparable(expected?.cases.get(name) ?? []);
      const rows = evaluated.get(name);
      if (rows !== undefined)
        expect(comparable(rows), `${name}: the expectation is out of date`).toEqual(committed);
      if (!isAskedOfBigQuery(file)) expect(comparable(await askDuckDb(file, name)), name).toEqual(committed);
    }
  });
});

describe('generated SQL', () => {
  const generated = sqlFilesBelow('schemas/generated/sql').filter(
    ({ path }) => !/\/(duckdb|bigquery)\//.test(path),
  );

  it.each(generated)('$path is GoogleSQL of the table contracts', async (file) => {
    if (oracle === null) return;
    const columns = await oracle.analyze(file.text, file.parameters);
    if (file.output !== null) expect(columns).toEqual(file.output);
  });
});
