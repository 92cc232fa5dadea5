import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { describeWarehouse } from './warehouse-suite.ts';

const open = async (folder: string): Promise<Warehouse> => {
  const warehouse = await openDuckDbWarehouse({
    file: join(folder, 'warehouse.duckdb'),
    objectsRoot: join(folder, 'objects'),
  });
  onTestFinished(() => warehouse.close());
  return warehouse;
};

const putObject = (folder: string) => async (key: string, bytes: Uint8Array) => {
  const path = join(folder, 'objects', key);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
};

describeWarehouse('DuckDB', async () => {
  const folder = temporaryFolder();
  const warehouse = await open(folder);
  await warehouse.ensureSchema();
  return { warehouse, putObject: putObject(folder) };
});

/** An object with the weather of a game. */
async function putWeather(folder: string, gamePk: number): Promise<string> {
  const row = contractRow('mlb_historical_data.game_weather', { game_pk: gamePk });
  await putObject(folder)('weather.ndjson', asNdjson([row]));
  return 'weather.ndjson';
}

describe('the DuckDB warehouse', () => {
  it('names the process that has the data folder', async () => {
    const folder = temporaryFolder();
    const files = [join(folder, 'warehouse.duckdb'), join(folder, 'objects')];
    const holder = spawn(process.execPath, [
      join(import.meta.dirname, '../support/hold-warehouse.ts'),
      ...files,
    ]);
    onTestFinished(async () => {
      holder.stdin.end();
      await once(holder, 'exit');
    });
    await once(holder.stdout, 'data');
    await expect(open(folder)).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      message: expect.stringContaining(`process ${holder.pid}`),
      details: { pid: holder.pid },
    });
  });

  it('is one instance for everybody in a process, and opens again after the last one closed it', async () => {
    const folder = temporaryFolder();
    const first = await open(folder);
    await first.ensureSchema();
    const second = await open(folder);
    await putObject(folder)('p.ndjson', asNdjson([contractRow('mlb_historical_data.players')]));
    await first.load({
      table: 'mlb_historical_data.players',
      objectKeys: ['p.ndjson'],
      mode: { kind: 'merge' },
    });
    const count = { text: 'select count(*) as n from mlb_historical_data.players as p' };
    expect(await second.query(count)).toEqual([{ n: 1 }]);
    await first.close();
    await first.close();
    expect(await second.query(count)).toEqual([{ n: 1 }]);
    await second.close();
    expect(await (await open(folder)).query(count)).toEqual([{ n: 1 }]);
  });

  it('refuses a second object folder for one file', async () => {
    const folder = temporaryFolder();
    await open(folder);
    const other = { file: join(folder, 'warehouse.duckdb'), objectsRoot: join(folder, 'elsewhere') };
    await expect(openDuckDbWarehouse(other)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });

  it('refuses a file that is no database', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'warehouse.duckdb'),
      'not a database, but long enough to be read as one'.repeat(100),
    );
    await expect(open(folder)).rejects.toMatchObject({ code: 'WAREHOUSE_UNAVAILABLE' });
  });

  it('says that a folder cannot be made', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(open(join(folder, 'file', 'below'))).rejects.toMatchObject({ code: 'STORAGE_NOT_WRITABLE' });
  });

  it('reads no file but the objects of a load', async () => {
    const folder = temporaryFolder();
    const warehouse = await open(folder);
    await warehouse.ensureSchema();
    writeFileSync(join(folder, 'secret.csv'), 'a\n1\n');
    const refused = [
      `select * from '${folder}/secret.csv'`,
      `select * from \`${folder}/secret.csv\``,
      `select * from read_csv('${folder}/secret.csv')`,
      'select * from duckdb_settings',
      'select * from information_schema.tables',
      "select getenv('PATH') as path",
      'select * from mlb_historical_data.players_copy as p',
      'select (select max(x.a) from secret.csv as x) as a',
    ];
    for (const text of refused)
      await expect(warehouse.query({ text }), text).rejects.toMatchObject({
        code: expect.stringMatching(/^SQL_NOT_/),
      });
    const outside = {
      table: 'mlb_historical_data.players',
      objectKeys: ['../secret.csv'],
      mode: { kind: 'merge' } as const,
    };
    await expect(warehouse.load(outside)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });

  it('brings the macros of an older file up to date', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'warehouse.duckdb');
    const older = await DuckDBInstance.create(file);
    const connection = await older.connect();
    await connection.run("CREATE MACRO main.hk_version() AS 'older'");
    await connection.run('CREATE MACRO main.hk_safe_divide(a, b) AS 0');
    connection.closeSync();
    older.closeSync();
    const divided = { text: 'select safe_divide(1, 4) as x' };
    const first = await open(folder);
    expect(await first.query(divided)).toEqual([{ x: 0.25 }]);
    await first.close();
    expect(await (await open(folder)).query(divided)).toEqual([{ x: 0.25 }]);
  });

  it('gives a table of an older file the columns it lacks, and says which column has another type', async () => {
    const folder = temporaryFolder();
    const created = await open(folder);
    await created.ensureSchema();
    await created.close();
    const alter = async (sql: string): Promise<void> => {
      const instance = await DuckDBInstance.create(join(folder, 'warehouse.duckdb'));
      const connection = await instance.connect();
      await connection.run(sql);
      connection.closeSync();
      instance.closeSync();
    };
    const table = 'mlb_historical_data.players';
    const row = contractRow(table);
    await alter(`alter table ${table} drop column bats; alter table ${table} drop column row_hash`);
    await alter(
      `insert into ${table} (player_id, full_name, run_id, source, known_at, ingested_at) values (1, 'Old', 'r', 's', now(), now())`,
    );
    const mended = await open(folder);
    await mended.ensureSchema();
    await mended.ensureSchema();
    await putObject(folder)('p.ndjson', asNdjson([row]));
    const request = { table, objectKeys: ['p.ndjson'], mode: { kind: 'merge' } as const };
    expect(await mended.load(request)).toEqual({ inserted: 1, updated: 0, unchanged: 0 });
    expect(
      await mended.query({ text: `select p.bats, p.row_hash from ${table} as p order by p.player_id` }),
    ).toEqual([
      { bats: null, row_hash: null },
      { bats: row['bats'], row_hash: row['row_hash'] },
    ]);
    await mended.close();
    await alter(`alter table ${table} drop column bats; alter table ${table} add column bats BIGINT`);
    await expect((await open(folder)).ensureSchema()).rejects.toMatchObject({
      code: 'TABLE_MISMATCH',
      message: expect.stringContaining(`${table}.bats is BIGINT`),
    });
  });

  it('forgets what a table held that is made anew', async () => {
    const folder = temporaryFolder();
    const table = 'mlb_historical_data.players';
    const request = { table, objectKeys: ['p.ndjson'], mode: { kind: 'merge' } as const, contentHash: 'p' };
    await putObject(folder)('p.ndjson', asNdjson([contractRow(table)]));
    const first = await open(folder);
    await first.ensureSchema();
    await first.load(request);
    await first.close();
    const instance = await DuckDBInstance.create(join(folder, 'warehouse.duckdb'));
    const connection = await instance.connect();
    await connection.run(`drop table ${table}`);
    connection.closeSync();
    instance.closeSync();
    const second = await open(folder);
    await second.ensureSchema();
    expect(await second.load(request)).toEqual({ inserted: 1, updated: 0, unchanged: 0 });
  });

  it('merges more than one batch', async () => {
    const folder = temporaryFolder();
    const warehouse = await open(folder);
    await warehouse.ensureSchema();
    const row = contractRow('mlb_historical_data.players');
    const rows = Array.from({ length: 20_001 }, (_, index) => ({
      ...row,
      player_id: index,
      row_hash: `h${index}`,
    }));
    await putObject(folder)('many.ndjson', asNdjson(rows));
    const request = {
      table: 'mlb_historical_data.players',
      objectKeys: ['many.ndjson'],
      mode: { kind: 'merge' } as const,
    };
    expect(await warehouse.load(request)).toEqual({ inserted: 20_001, updated: 0, unchanged: 0 });
    expect(await warehouse.load(request)).toEqual({ inserted: 0, updated: 0, unchanged: 20_001 });
  });

  it('loads a line that is longer than the buffers in which files are read', async () => {
    const folder = temporaryFolder();
    const warehouse = await open(folder);
    await warehouse.ensureSchema();
    const rows = Array.from({ length: 20_000 }, (_, index) =>
      contractRow('mlb_historical_data.players', {
        player_id: index,
        full_name: index === 10_000 ? 'x'.repeat(9 * 1024 * 1024) : 'somebody',
      }),
    );
    await putObject(folder)('long.ndjson', asNdjson(rows));
    const load = warehouse.load({
      table: 'mlb_historical_data.players',
      objectKeys: ['long.ndjson'],
      mode: { kind: 'merge' },
    });
    expect(await load).toMatchObject({ inserted: 20_000 });
  });

  it('does not print a value of a row that cannot be loaded', async () => {
    const folder = temporaryFolder();
    const warehouse = await open(folder);
    await warehouse.ensureSchema();
    await putObject(folder)('bad.ndjson', Buffer.from('{"player_id":"Confidential"}\n'));
    const load = warehouse.load({
      table: 'mlb_historical_data.players',
      objectKeys: ['bad.ndjson'],
      mode: { kind: 'merge' },
    });
    await expect(load).rejects.toThrow(/line 1/);
    await expect(load).rejects.not.toThrow(/Confidential/);
  });

  it('takes the word of the caller for new keys, and loads nothing when it was not kept', async () => {
    const folder = temporaryFolder();
    const warehouse = await open(folder);
    await warehouse.ensureSchema();
    const table = 'mlb_historical_data.linescores';
    const inning = (gamePk: number, number: number) =>
      contractRow(table, { game_pk: gamePk, inning: number });
    const offer = async (rows: readonly unknown[], keys: { rows: number; first: number; last: number }) => {
      await putObject(folder)('innings.ndjson', asNdjson(rows));
      return warehouse.load({ table, objectKeys: ['innings.ndjson'], mode: { kind: 'merge' }, keys });
    };
    const count = async (): Promise<unknown> =>
      (
        await warehouse.query({
          text: "select count(*) as n from mlb_historical_data.linescores as l where l.game_date >= '1900-01-01'",
        })
      )[0]?.['n'];
    const two = [inning(5, 1), inning(5, 2)];
    expect(await offer(two, { rows: 2, first: 5, last: 5 })).toMatchObject({ inserted: 2, unchanged: 0 });
    // There are rows now: what is offered is compared.
    const three = [...two, inning(6, 1)];
    expect(await offer(three, { rows: 3, first: 5, last: 6 })).toMatchObject({ inserted: 1, unchanged: 2 });
    const twice = [inning(8, 1), inning(8, 1)];
    await expect(offer(twice, { rows: 2, first: 8, last: 8 })).rejects.toMatchObject({
      code: 'ROW_INVALID',
      message: expect.stringContaining('2 rows with 1 different keys were offered as 2 rows'),
    });
    await expect(offer([inning(9, 1)], { rows: 2, first: 9, last: 9 })).rejects.toMatchObject({
      code: 'ROW_INVALID',
    });
    expect(await count()).toBe(3);
  });

  it('takes the word for each table of a load by itself, and names the one that broke it', async () => {
    const folder = temporaryFolder();
    const warehouse = await open(folder);
    await warehouse.ensureSchema();
    const tables = [
      'mlb_historical_data.linescores',
      'mlb_historical_data.game_weather',
      'mlb_historical_data.game_umpires',
    ] as const;
    const rowOf = { linescores: { inning: 1 }, game_weather: {}, game_umpires: { position: 'Home Plate' } };
    const offer = async (gamePk: number, twice: string | null = null) => {
      const requests = [];
      for (const [index, [name, columns]] of Object.entries(rowOf).entries()) {
        const table = tables[index] ?? '';
        const row = contractRow(table, { game_pk: gamePk, ...columns });
        const rows = name === twice ? [row, row] : [row];
        await putObject(folder)(`${name}.ndjson`, asNdjson(rows));
        const keys = { rows: rows.length, first: gamePk, last: gamePk };
        requests.push({ table, objectKeys: [`${name}.ndjson`], mode: { kind: 'merge' } as const, keys });
      }
      return warehouse.loadAll(requests);
    };
    const one = { inserted: 1, updated: 0, unchanged: 0 };
    expect(await offer(5)).toEqual([one, one, one]);
    // Of a game that one table has already the others are still new.
    await warehouse.load({
      table: tables[1],
      objectKeys: [await putWeather(folder, 6)],
      mode: { kind: 'merge' },
    });
    expect(await offer(6)).toEqual([one, { inserted: 0, updated: 0, unchanged: 1 }, one]);
    await expect(offer(7, 'game_umpires')).rejects.toMatchObject({
      code: 'ROW_INVALID',
      message: expect.stringMatching(/^mlb_historical_data\.game_umpires: 2 rows with 1 different keys/),
    });
    for (const table of tables) {
      const text = `select distinct t.game_pk from ${table} as t where t.game_date >= '1900-01-01' order by t.game_pk`;
      expect((await warehouse.query({ text })).map((row) => row['game_pk'])).toEqual([5, 6]);
    }
  });

  it('replaces only tables that have a date', async () => {
    const folder = temporaryFolder();
    const warehouse = await open(folder);
    await warehouse.ensureSchema();
    const mode = { kind: 'replace', gameDates: ['2026-04-10'] } as const;
    await expect(
      warehouse.load({ table: 'mlb_historical_data.players', objectKeys: [], mode }),
    ).rejects.toMatchObject({
      code: 'INTERNAL',
    });
  });
});
