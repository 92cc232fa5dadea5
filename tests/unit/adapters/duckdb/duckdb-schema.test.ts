import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDuckDbWarehouse } from '../../../../shared/adapters/local/duckdb-warehouse.ts';
import { orderViews } from '../../../../shared/adapters/sql/view-order.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

describe('orderViews', () => {
  const texts: Record<string, string> = {
    'a/first/view.sql': 'select * from b.second as s, c.table as t',
    'b/second/view.sql': 'select * from c.third as t -- a.first',
    'c/third/view.sql': "select 'a.first' as x",
  };

  it('puts every view behind the ones it reads', () => {
    expect(orderViews(Object.keys(texts), (path) => texts[path] ?? '')).toEqual([
      'c/third/view.sql',
      'b/second/view.sql',
      'a/first/view.sql',
    ]);
  });

  it('ends when views read each other', () => {
    const circle = (path: string) =>
      path.startsWith('a') ? 'select * from b.y as y' : 'select * from a.x as x';
    expect(orderViews(['a/x/view.sql', 'b/y/view.sql'], circle)).toHaveLength(2);
  });
});

describe('creating the schema', () => {
  it('says which view is wrong, and leaves nothing half made', async () => {
    const folder = temporaryFolder();
    cpSync(
      join(import.meta.dirname, '../../../../schemas/generated/sql'),
      join(folder, 'schemas/generated/sql'),
      { recursive: true },
    );
    mkdirSync(join(folder, 'sql/operational/broken'), { recursive: true });
    writeFileSync(
      join(folder, 'sql/operational/broken/view.sql'),
      'create or replace view operational.broken as select t.nothing from operational.run_manifests as t',
    );
    const warehouse = await openDuckDbWarehouse({
      file: join(folder, 'w.duckdb'),
      objectsRoot: folder,
      repositoryRoot: folder,
    });
    try {
      await expect(warehouse.ensureSchema()).rejects.toMatchObject({
        code: 'WAREHOUSE_QUERY_FAILED',
        message: expect.stringContaining('operational.broken'),
      });
      const tables = warehouse.query({ text: 'select count(*) as n from operational.run_manifests as m' });
      await expect(tables).rejects.toMatchObject({ code: 'WAREHOUSE_QUERY_FAILED' });
    } finally {
      await warehouse.close();
    }
  });
});
