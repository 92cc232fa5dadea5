import { beforeAll, describe, expect, it } from 'vitest';
import { transpile } from '../../../../shared/adapters/local/google-sql/transpile.ts';
import { openMemoryDuckDb, type RunOnDuckDb } from '../../../support/duckdb-rows.ts';
import { googleSqlCorpus } from '../../../support/google-sql-corpus.ts';
import { refusedSql } from '../../../support/refused-sql.ts';

let run: RunOnDuckDb;
beforeAll(async () => {
  run = await openMemoryDuckDb();
});

describe('the portable subset on DuckDB', () => {
  it.each(googleSqlCorpus)('%s', async (sql, rows) => {
    expect((await run(sql)).map((row) => Object.values(row))).toEqual(rows);
  });
});

describe('GoogleSQL outside the subset', () => {
  it.each(refusedSql)('is refused by name: %s', (sql, construct) => {
    expect(() => transpile(sql)).toThrow(expect.objectContaining({ code: 'SQL_NOT_PORTABLE' }));
    expect(() => transpile(sql)).toThrow(construct);
  });
});

describe('errors that GoogleSQL raises', () => {
  it.each([
    ['SELECT DIV(1, x) AS y FROM UNNEST([0]) AS x'],
    ['SELECT MOD(1, x) AS y FROM UNNEST([0]) AS x'],
    ['SELECT 1 / x AS y FROM UNNEST([0]) AS x'],
    ["SELECT CAST(x AS INT64) AS y FROM UNNEST(['12.7']) AS x"],
    ['SELECT LN(x) AS y FROM UNNEST([0]) AS x'],
    ["SELECT PARSE_DATE('%F', x) AS y FROM UNNEST(['x']) AS x"],
  ])('are errors on DuckDB: %s', async (sql) => {
    await expect(run(sql)).rejects.toThrow();
  });
});

describe('statements that define and change tables', () => {
  it('drops what only BigQuery knows, and keeps types, constraints and rows', async () => {
    await run('CREATE SCHEMA IF NOT EXISTS a OPTIONS (description = "x")');
    await run(`CREATE TABLE IF NOT EXISTS a.t (k INT64 NOT NULL OPTIONS (description = "a, (b) 'c'"), begun TIMESTAMP, s STRING,
      l ARRAY<INT64>, PRIMARY KEY (k) NOT ENFORCED) PARTITION BY TIMESTAMP_TRUNC(begun, MONTH) CLUSTER BY k, s OPTIONS (description = "t")`);
    await run(
      'CREATE OR REPLACE VIEW a.v OPTIONS (description = "v") AS SELECT t.k, DATE(t.begun, "America/New_York") AS day FROM a.t AS t',
    );
    await run('CREATE MATERIALIZED VIEW a.m CLUSTER BY k AS SELECT t.k FROM a.t AS t');
    await run("INSERT INTO a.t (k, begun) VALUES (1, TIMESTAMP '2026-04-12 02:00:00+00'), (2, NULL)");
    await run("INSERT a.t (k, s) SELECT 3, 'x'");
    await run("UPDATE a.t AS t SET s = CONCAT('n', '1') WHERE t.k = 1");
    await run('DELETE FROM a.t AS t WHERE t.k = 2');
    expect(
      await run('SELECT t.k, t.s, v.day FROM a.t AS t INNER JOIN a.v AS v ON t.k = v.k ORDER BY t.k'),
    ).toEqual([
      { k: 1, s: 'n1', day: '2026-04-11' },
      { k: 3, s: 'x', day: null },
    ]);
    expect(await run('SELECT COUNT(*) AS n FROM a.m AS m')).toEqual([{ n: 2 }]);
    await expect(run('INSERT INTO a.t (k) VALUES (NULL)')).rejects.toThrow('NOT NULL');
  });

  it('merges from a subquery with functions, from a table, and by membership in an array', async () => {
    await run('CREATE SCHEMA IF NOT EXISTS b');
    await run(
      "CREATE TABLE b.t AS SELECT 1 AS k, 'old' AS s UNION ALL SELECT 2, 'gone' UNION ALL SELECT 3, 'kept'",
    );
    await run(
      `MERGE INTO b.t AS t USING (SELECT x AS k, CONCAT('n', CAST(x AS STRING)) AS s FROM UNNEST(@ids) AS x) AS s ON t.k = s.k
       WHEN MATCHED AND (t.s <> s.s) THEN UPDATE SET s = s.s WHEN NOT MATCHED THEN INSERT (k, s) VALUES (s.k, s.s)
       WHEN NOT MATCHED BY SOURCE AND t.k IN UNNEST(@dropped) THEN DELETE`,
      { ids: { type: 'INT64', value: [1, 4] }, dropped: { type: 'INT64', value: [1, 2] } },
    );
    expect(await run('SELECT t.k, t.s FROM b.t AS t ORDER BY t.k')).toEqual([
      { k: 1, s: 'n1' },
      { k: 3, s: 'kept' },
      { k: 4, s: 'n4' },
    ]);
    await run('CREATE OR REPLACE TABLE staging.b_t AS SELECT 3 AS k');
    await run('MERGE INTO b.t AS t USING staging.b_t AS s ON t.k = s.k WHEN MATCHED THEN DELETE');
    expect(await run('SELECT COUNT(*) AS n FROM b.t AS t')).toEqual([{ n: 2 }]);
  });
});

describe('transpile', () => {
  it('names the parameters as they are written, once', () => {
    expect(transpile('SELECT @One AS a, @two AS b, @one AS c').parameterNames).toEqual(['One', 'two']);
  });

  it('gives parameters the types that are declared', () => {
    const types = { a: { type: 'DATE', isArray: true }, b: { type: 'INT64', isArray: false } } as const;
    expect(transpile('SELECT @a AS a, @b AS b, @c AS c', types).sql).toBe(
      'SELECT CAST($a AS DATE[]) AS a, CAST($b AS BIGINT) AS b, $c AS c',
    );
  });

  it('gives the same statement again from its memory, and forgets before it grows too large', () => {
    const first = transpile('SELECT 1 AS once');
    expect(transpile('SELECT 1 AS once')).toBe(first);
    for (let index = 0; index < 501; index += 1) transpile(`SELECT ${index} AS x`);
    expect(transpile('SELECT 1 AS once')).not.toBe(first);
    expect(transpile('SELECT 1 AS once')).toEqual(first);
  });
});
