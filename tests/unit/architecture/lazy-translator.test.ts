import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { asNdjson, contractRow } from '../../support/contract-rows.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const run = promisify(execFile);
const features = 'mlb_features.team_rolling_features';
const players = 'mlb_historical_data.players';

/** Opens a warehouse, makes its schema, loads and asks; says after the work of the product, and after free text, what was loaded. */
const script = (folder: string) => `
  import { registerHooks } from 'node:module';
  const translators = [];
  registerHooks({ load: (url, context, next) => {
    if (/polyglot|google-sql\\/transpile\\.ts/.test(url)) translators.push(url);
    return next(url, context);
  } });
  const { openDuckDbWarehouse } = await import('./shared/adapters/local/duckdb-warehouse.ts');
  const folder = ${JSON.stringify(folder)};
  const warehouse = await openDuckDbWarehouse({ file: folder + '/w.duckdb', objectsRoot: folder });
  await warehouse.ensureSchema();
  const merge = { kind: 'merge' };
  const counts = [
    await warehouse.load({ table: '${players}', objectKeys: ['first.ndjson'], mode: merge }),
    await warehouse.load({ table: '${players}', objectKeys: ['second.ndjson'], mode: merge }),
    await warehouse.load({ table: '${features}', objectKeys: ['features.ndjson'],
      mode: { kind: 'replace', gameDates: ['2026-04-13'] } }),
  ];
  const rows = await warehouse.query({ file: 'mlb_features/player_names/query.sql' },
    { player_ids: { type: 'INT64', value: [1] } });
  const ofProduct = [...translators];
  await warehouse.query({ text: 'select 1 as x' });
  await warehouse.close();
  console.log(JSON.stringify({ counts, rows, ofProduct, ofText: translators }));`;

it('the embedded warehouse loads no translator for the SQL of the product, and one for free text', async () => {
  const folder = temporaryFolder();
  const put = (name: string, row: Record<string, unknown>) =>
    writeFileSync(join(folder, `${name}.ndjson`), asNdjson([row]));
  const player = contractRow(players, {
    player_id: 1,
    full_name: 'First',
    ingested_at: '2026-04-15T06:00:00.000Z',
  });
  put('first', player);
  put('second', {
    ...player,
    full_name: 'Second',
    row_hash: 'other',
    ingested_at: '2026-04-16T06:00:00.000Z',
  });
  put('features', contractRow(features, { feature_date: '2026-04-13' }));
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script(folder)], {
    cwd: new URL('../../..', import.meta.url),
  });
  const said: Record<string, unknown> = JSON.parse(stdout);
  expect(said['counts']).toEqual([
    { inserted: 1, updated: 0, unchanged: 0 },
    { inserted: 0, updated: 1, unchanged: 0 },
    { inserted: 1, updated: 0, unchanged: 0 },
  ]);
  expect(said['rows']).toMatchObject([{ player_id: 1, full_name: 'Second' }]);
  expect(said['ofProduct']).toEqual([]);
  // Free text shows that the hook would have seen it.
  expect(said['ofText']).toEqual(
    expect.arrayContaining([
      expect.stringContaining('/google-sql/transpile.ts'),
      expect.stringContaining('@polyglot-sql/sdk'),
    ]),
  );
});
