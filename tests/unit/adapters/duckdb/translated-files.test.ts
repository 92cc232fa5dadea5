import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDuckDbWarehouse } from '../../../../shared/adapters/local/duckdb-warehouse.ts';
import { translationNotice, translationPath } from '../../../../shared/adapters/sql/translated-sql.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const source = 'sql/operational/days/query.sql';
const header = '-- parameters: @day DATE, @ids ARRAY<INT64>\n';
const written = `${header}select 'written' as text, @day as day, array_length(@ids) as n`;
/** Says that it ran, which the real translation would not. */
const generated =
  "SELECT 'generated' AS text, CAST($day AS DATE) AS day, len(CAST($ids AS BIGINT[])) AS n;\n";

/** A warehouse over one query of its own, with what was generated from another text or the same one. */
async function open(text: string, translation: string | null) {
  const folder = temporaryFolder();
  const put = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  put(source, text);
  if (translation !== null) put(`schemas/generated/sql/${translationPath(source)}`, translation);
  const warehouse = await openDuckDbWarehouse({
    file: join(folder, 'w.duckdb'),
    objectsRoot: folder,
    repositoryRoot: folder,
  });
  onTestFinished(() => warehouse.close());
  return warehouse;
}

const file = 'operational/days/query.sql';
const day = { type: 'DATE', value: '2026-04-13' } as const;
const ids = { type: 'INT64', value: [1, 2] } as const;
const fitting = `${translationNotice(source, written)}${generated}`;

describe('a query file', () => {
  it('runs as it was generated while it has the text that it was generated from', async () => {
    const warehouse = await open(written, fitting);
    expect(await warehouse.query({ file }, { day, ids })).toEqual([
      { text: 'generated', day: '2026-04-13', n: 2 },
    ]);
  });

  it.each([
    ['was edited since', written.replace('written', 'edited'), fitting, 'edited'],
    ['was never generated', written, null, 'written'],
    ['was generated from another file', written, fitting.replace(source, 'sql/a/b/query.sql'), 'written'],
  ])('is translated when it %s', async (_, text, translation, said) => {
    const warehouse = await open(text, translation);
    expect(await warehouse.query({ file }, { day, ids })).toEqual([{ text: said, day: '2026-04-13', n: 2 }]);
  });

  it.each([
    ['generated', fitting],
    ['translated', null],
  ])('refuses parameters that do not fit, %s', async (_, translation) => {
    const warehouse = await open(written, translation);
    const refusal = (message: string) => ({
      code: 'WAREHOUSE_QUERY_FAILED',
      message: expect.stringContaining(message),
    });
    const ask = (parameters: Parameters<typeof warehouse.query>[1]) => warehouse.query({ file }, parameters);
    await expect(ask({ day })).rejects.toMatchObject(refusal('missing ids; unknown none'));
    await expect(ask({ day, ids, season: { type: 'INT64', value: 1 } })).rejects.toMatchObject(
      refusal('missing none; unknown season'),
    );
    await expect(ask({ day: { type: 'STRING', value: '2026-04-13' }, ids })).rejects.toMatchObject(
      refusal('@day is STRING, the header of the statement says DATE'),
    );
    await expect(ask({ day, ids: { type: 'INT64', value: 1 } })).rejects.toMatchObject(
      refusal('@ids is INT64, the header of the statement says ARRAY<INT64>'),
    );
    expect(await ask({ day: { type: 'DATE', value: null }, ids: { ...ids, value: [] } })).toMatchObject([
      { day: null, n: 0 },
    ]);
  });
});

describe('translationPath', () => {
  it.each([
    ['sql/a/b/query.sql', 'duckdb/query/a/b.sql'],
    ['sql/a/b/view.sql', 'duckdb/view/a.b.sql'],
    ['schemas/generated/sql/create/a.b.sql', 'duckdb/create/a.b.sql'],
    ['schemas/generated/sql/create/a.sql', 'duckdb/create/a.sql'],
    ['sql/a/query.sql', null],
    ['sql/../a/query.sql', null],
    ['schemas/generated/sql/merge/a.b.sql', null],
  ])('of %s is %s', (path, expected) => expect(translationPath(path)).toBe(expected));
});
