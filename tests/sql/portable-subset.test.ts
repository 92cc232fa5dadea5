import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Oracle, startZetaSql, type ZetaSql } from '../oracle/zetasql.ts';
import { googleSqlCorpus } from '../support/google-sql-corpus.ts';

let zetaSql: ZetaSql | null = null;
let oracle: Oracle | null = null;

beforeAll(async () => {
  zetaSql = await startZetaSql();
  oracle = (await zetaSql?.withCatalog([])) ?? null;
  if (oracle === null)
    console.warn('ZetaSQL is not installed here: the hand-worked results are NOT checked against it.');
});
afterAll(() => zetaSql?.stop());

describe('ZetaSQL agrees with the hand-worked results that DuckDB is tested against', () => {
  it.each(googleSqlCorpus)('%s', async (sql, rows) => {
    if (oracle === null) return;
    const evaluated = await oracle.evaluate(sql);
    expect(evaluated.rows.map((row) => Object.values(row))).toEqual(rows);
  });
});
