import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toDuckDb } from '../../scripts/generate-sql/to-duckdb.ts';
import { transpile } from '../../shared/adapters/local/google-sql/transpile.ts';
import { sqlFiles } from '../../shared/adapters/sql/sql-files.ts';
import { isForBigQueryOnly } from '../../shared/adapters/sql/sql-header.ts';
import type { SqlParameterType } from '../../shared/ports/warehouse.ts';
import { readSqlFile, type SqlFile, sqlFilesBelow } from './sql-file.ts';

const files = sqlFiles(join(import.meta.dirname, '../..'));

/** What the warehouse takes for a file: what was generated, when that fits its present text. */
const takenFor = ({ path }: SqlFile): string | null =>
  path.startsWith('sql/')
    ? files.query(path.slice('sql/'.length)).duckDbSql
    : files.create(path.replace(/^.*\/create\/(.+)\.sql$/, '$1')).duckDbSql;

describe('what was generated for DuckDB', () => {
  const sources = [...sqlFilesBelow('sql'), ...sqlFilesBelow('schemas/generated/sql/create')].filter(
    ({ text }) => !isForBigQueryOnly(text),
  );

  it.each(sources)('from $path is what its translation gives now', (file) => {
    const types = file.parameters.map(({ name, type }) => {
      const scalar = type.replace(/^ARRAY<(.+)>$/, '$1') as SqlParameterType; // ZetaSQL checks the headers
      return [name, { type: scalar, isArray: scalar !== type }];
    });
    const { sql, parameterNames } = transpile(file.text, Object.fromEntries(types));
    expect(takenFor(file)?.split('\n').slice(1).join('\n')).toBe(`${sql};\n`);
    expect(parameterNames.toSorted()).toEqual(file.parameters.map(({ name }) => name).toSorted());
  });

  it('is taken for queries, views, datasets and tables', () => {
    const kinds = sources.map(({ path }) => path.replace(/^.*\/(queries|query|view|create)\b.*$/, '$1'));
    expect([...new Set(kinds)].sort()).toEqual(['create', 'queries', 'query', 'view']);
  });
});

describe('generating DuckDB', () => {
  it('casts every parameter to the type of the header', () => {
    const { text } = readSqlFile('sql/mlb_features/game_features_inputs/query.sql');
    expect(toDuckDb(text)).toContain('CAST($cutoffs AS TIMESTAMPTZ[])');
    expect(
      toDuckDb('-- parameters: @a FLOAT64,\n--   @b BOOL, @c STRING\nselect @a as a, @b as b, @c as c'),
    ).toBe('SELECT CAST($a AS DOUBLE) AS a, CAST($b AS BOOLEAN) AS b, CAST($c AS VARCHAR) AS c;\n');
  });

  it('refuses a header that does not fit the statement', () => {
    expect(() => toDuckDb('-- parameters: @a DATE\nselect 1 as x')).toThrow(
      'declares the parameters a, used are none',
    );
    expect(() => toDuckDb('select @a as x')).toThrow('declares the parameters none, used are a');
    expect(() => toDuckDb('-- parameters: @a JSON\nselect @a as x')).toThrow('@a is declared as JSON');
  });
});
