import { describe, expect, it } from 'vitest';
import { bindParameter } from '../../../../shared/adapters/local/duckdb-values.ts';
import { openMemoryDuckDb } from '../../../support/duckdb-rows.ts';

describe('values that cross the port', () => {
  it('are numbers and texts, also of wide integers and decimals', async () => {
    const run = await openMemoryDuckDb();
    const sql = `SELECT SUM(x) AS h, CAST(1.5 AS NUMERIC) AS n, DATETIME(TIMESTAMP '2026-04-12 02:30:00.25+00', 'America/New_York') AS d,
      TIMESTAMP '1969-12-31 23:59:59.999+00' AS t, CAST('{"a":1}' AS JSON) AS j FROM UNNEST([9007199254740990, 1]) AS x`;
    expect(await run(sql)).toEqual([
      {
        h: 9_007_199_254_740_991,
        n: 1.5,
        d: '2026-04-11T22:30:00.250Z',
        t: '1969-12-31T23:59:59.999Z',
        j: '{"a":1}',
      },
    ]);
  });

  it('are refused when they are no scalar, not finite, or two of one name', async () => {
    const run = await openMemoryDuckDb();
    await expect(run('SELECT [1] AS x')).rejects.toThrow('Column x is an ARRAY');
    await expect(run('SELECT STRUCT(1 AS a) AS x')).rejects.toThrow('Column x is an ARRAY or STRUCT');
    await expect(run('SELECT 0 / y AS x FROM UNNEST([0]) AS y')).rejects.toThrow('Column x holds NaN');
    await expect(run('SELECT 1 AS x, 2 AS x')).rejects.toThrow('Two columns of the result are named x');
  });
});

describe('bindParameter', () => {
  it.each([
    ['INT64', 1.5],
    ['INT64', 2 ** 53],
    ['FLOAT64', Number.NaN],
    ['FLOAT64', '1'],
    ['BOOL', 1],
    ['STRING', 1],
    ['DATE', '2026-4-1'],
    ['TIMESTAMP', '2026-04-01T00:00:00'],
  ] as const)('refuses for %s the value %s', (type, value) => {
    expect(() => bindParameter('p', { type, value })).toThrow(`@p is no ${type}`);
    expect(() => bindParameter('p', { type, value: [value] })).toThrow(`@p is no ${type}`);
  });
});
