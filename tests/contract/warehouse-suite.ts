import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LoadMode, SqlParameters, SqlRow, Warehouse } from '../../shared/ports/warehouse.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';

/** A warehouse with its schema, and the object store it loads from. */
export interface WarehouseUnderTest {
  warehouse: Warehouse;
  putObject(key: string, bytes: Uint8Array): Promise<void>;
}

const players = 'mlb_historical_data.players';
const umpires = 'mlb_historical_data.game_umpires';
const merge: LoadMode = { kind: 'merge' };
const older = '2026-04-15T06:00:00.000Z';
const newer = '2026-04-16T06:00:00.000Z';

const player = (id: number, change: Record<string, unknown> = {}) =>
  contractRow(players, {
    player_id: id,
    full_name: `Player ${id}`,
    ingested_at: older,
    row_hash: `hash ${id}`,
    ...change,
  });
const umpire = (gamePk: number, date: string, change: Record<string, unknown> = {}) =>
  contractRow(umpires, {
    game_pk: gamePk,
    game_date: date,
    row_hash: `hash ${gamePk}`,
    ingested_at: older,
    ...change,
  });

/** What every warehouse must do, whatever it is made of. */
export function describeWarehouse(name: string, create: () => Promise<WarehouseUnderTest>): void {
  describe(`warehouse: ${name}`, () => {
    const start = async () => {
      const { warehouse, putObject } = await create();
      let objects = 0;
      const load = async (table: string, rows: readonly unknown[], mode: LoadMode = merge) => {
        objects += 1;
        const key = `rows/${objects}.ndjson`;
        await putObject(key, asNdjson(rows));
        return warehouse.load({ table, objectKeys: [key], mode });
      };
      const ask = (text: string, parameters: SqlParameters = {}) => warehouse.query({ text }, parameters);
      return { warehouse, putObject, load, ask };
    };
    const namesOf =
      'select p.player_id, p.full_name from mlb_historical_data.players as p order by p.player_id';
    const positionsOf =
      "select u.game_pk, u.game_date, u.run_id from mlb_historical_data.game_umpires as u where u.game_date > '2000-01-01' order by u.game_pk";

    it('creates its schema as often as it is asked to and keeps the rows', async () => {
      const { warehouse, load, ask } = await start();
      await load(players, [player(1)]);
      await warehouse.ensureSchema();
      expect(await ask(namesOf)).toEqual([{ player_id: 1, full_name: 'Player 1' }]);
    });

    it('gives back every type as it was loaded', async () => {
      const { load, ask } = await start();
      const row = contractRow('mlb_predictions.game_predictions', {
        home_starter_id: null,
        home_win_probability: 0.1 + 0.2,
        cutoff_at: '2026-08-05T12:00:00.123Z',
        contributions: '[{"feature":"elo"}]',
      });
      await load('mlb_predictions.game_predictions', [row]);
      await load('mlb_historical_data.venues', [
        contractRow('mlb_historical_data.venues', { name: 'Café "Ō" \'x\'\n' }),
      ]);
      expect(
        await ask(
          'select p.game_pk, p.game_date, p.cutoff_at, p.home_starter_id, p.home_win_probability, to_json_string(p.contributions) as contributions from mlb_predictions.game_predictions as p where p.game_date > "2000-01-01"',
        ),
      ).toEqual([
        {
          game_pk: 824322,
          game_date: '2026-08-05',
          cutoff_at: '2026-08-05T12:00:00.123Z',
          home_starter_id: null,
          home_win_probability: 0.30000000000000004,
          contributions: '[{"feature":"elo"}]',
        },
      ]);
      expect(await ask('select v.name, v.latitude from mlb_historical_data.venues as v')).toEqual([
        { name: 'Café "Ō" \'x\'\n', latitude: 39.756042 },
      ]);
    });

    it('binds parameters by their type, null and empty arrays included', async () => {
      const { ask } = await start();
      const [row] = await ask(
        `select @i + 1 as i, @f * 2 as f, not @b as b, @s || '!' as s, date_add(@d, interval 1 day) as d,
           timestamp_add(@t, interval 1 hour) as t, array_length(@list) as n, 'b' in unnest(@list) as found,
           array_length(@none) as nothing, @missing is null as is_missing`,
        {
          i: { type: 'INT64', value: 41 },
          f: { type: 'FLOAT64', value: 0.25 },
          b: { type: 'BOOL', value: false },
          s: { type: 'STRING', value: "it's @i" },
          d: { type: 'DATE', value: '2026-02-28' },
          t: { type: 'TIMESTAMP', value: '2026-04-15T23:30:00.500Z' },
          list: { type: 'STRING', value: ['a', 'b'] },
          none: { type: 'DATE', value: [] },
          missing: { type: 'DATE', value: null },
        },
      );
      expect(row).toEqual({
        i: 42,
        f: 0.5,
        b: true,
        s: "it's @i!",
        d: '2026-03-01',
        t: '2026-04-16T00:30:00.500Z',
        n: 2,
        found: true,
        nothing: 0,
        is_missing: true,
      });
    });

    it('refuses parameters that are missing, unknown or of another type', async () => {
      const { ask } = await start();
      const failed = { code: 'WAREHOUSE_QUERY_FAILED' };
      await expect(ask('select @a as a')).rejects.toMatchObject(failed);
      await expect(ask('select 1 as a', { b: { type: 'INT64', value: 1 } })).rejects.toMatchObject(failed);
      await expect(ask('select @a as a', { a: { type: 'INT64', value: '1' } })).rejects.toMatchObject(failed);
      await expect(ask('select @a as a', { a: { type: 'DATE', value: '15.4.2026' } })).rejects.toMatchObject(
        failed,
      );
    });

    it('refuses an integer that a number cannot hold', async () => {
      const { ask } = await start();
      await expect(ask('select 9007199254740993 as x')).rejects.toMatchObject({
        code: 'WAREHOUSE_QUERY_FAILED',
      });
    });

    it('counts what a load inserted, and nothing when it is replayed', async () => {
      const { load } = await start();
      expect(await load(players, [player(1), player(2)])).toEqual({ inserted: 2, updated: 0, unchanged: 0 });
      expect(await load(players, [player(1), player(2)])).toEqual({ inserted: 0, updated: 0, unchanged: 2 });
    });

    it('updates a row that is newer and different', async () => {
      const { load, ask } = await start();
      await load(players, [player(1), player(2)]);
      const changed = player(1, { full_name: 'Renamed', row_hash: 'other', ingested_at: newer });
      expect(await load(players, [changed, player(2)])).toEqual({ inserted: 0, updated: 1, unchanged: 1 });
      expect(await ask(namesOf)).toEqual([
        { player_id: 1, full_name: 'Renamed' },
        { player_id: 2, full_name: 'Player 2' },
      ]);
    });

    it('does not let an older row win', async () => {
      const { load, ask } = await start();
      await load(players, [player(1, { ingested_at: newer })]);
      const late = player(1, { full_name: 'Stale', row_hash: 'other', ingested_at: older });
      expect(await load(players, [late])).toEqual({ inserted: 0, updated: 0, unchanged: 1 });
      expect(await ask(namesOf)).toEqual([{ player_id: 1, full_name: 'Player 1' }]);
    });

    it('leaves the lineage of a row alone when its content is equal', async () => {
      const { load, ask } = await start();
      await load(players, [player(1)]);
      const again = player(1, { ingested_at: newer, run_id: '20260416T061500Z-cd34' });
      expect(await load(players, [again, player(2)])).toEqual({ inserted: 1, updated: 0, unchanged: 1 });
      const [row] = await ask('select p.run_id from mlb_historical_data.players as p where p.player_id = 1');
      expect(row).toEqual({ run_id: '20260415T061500Z-ab12' });
    });

    it('keeps the newest of several rows of one key in a load, whatever their order', async () => {
      const { load, ask } = await start();
      const rows = [
        player(1, { full_name: 'Old', row_hash: 'a', ingested_at: older }),
        player(1, { full_name: 'New', row_hash: 'b', ingested_at: newer }),
        player(1, { full_name: 'Old', row_hash: 'c', ingested_at: older }),
      ];
      expect(await load(players, rows)).toEqual({ inserted: 1, updated: 0, unchanged: 2 });
      expect(await ask(namesOf)).toEqual([{ player_id: 1, full_name: 'New' }]);
      await load(players, [...rows].reverse());
      expect(await ask(namesOf)).toEqual([{ player_id: 1, full_name: 'New' }]);
    });

    it('loads several objects, compressed ones too, and an empty load changes nothing', async () => {
      const { warehouse, putObject, ask } = await start();
      await putObject('a.ndjson', asNdjson([player(1)]));
      await putObject('game_date=2020-01-01/b.ndjson.gz', gzipSync(asNdjson([player(2)])));
      await putObject('c.ndjson', Buffer.alloc(0));
      const objectKeys = ['a.ndjson', 'game_date=2020-01-01/b.ndjson.gz', 'c.ndjson'];
      expect(await warehouse.load({ table: players, objectKeys, mode: merge })).toEqual({
        inserted: 2,
        updated: 0,
        unchanged: 0,
      });
      const nothing = { inserted: 0, updated: 0, unchanged: 0 };
      expect(await warehouse.load({ table: players, objectKeys: [], mode: merge })).toEqual(nothing);
      expect(await warehouse.load({ table: players, objectKeys: ['c.ndjson'], mode: merge })).toEqual(
        nothing,
      );
      expect(await ask(namesOf)).toHaveLength(2);
    });

    it('finds a partitioned row by its key when its date moved, and does not double it', async () => {
      const { load, ask } = await start();
      await load(umpires, [umpire(1, '2026-05-05')]);
      const moved = umpire(1, '2026-07-07', { row_hash: 'moved', ingested_at: newer });
      expect(await load(umpires, [moved])).toEqual({ inserted: 0, updated: 1, unchanged: 0 });
      expect(await ask(positionsOf)).toMatchObject([{ game_pk: 1, game_date: '2026-07-07' }]);
    });

    it('loads all rows or none', async () => {
      const { warehouse, putObject, load, ask } = await start();
      await load(players, [player(1)]);
      const good = JSON.stringify(player(2));
      for (const bad of ['{"player_id": 3, "full', '{"player_id":"three"}', '{"player_id":3}', '[1]']) {
        await putObject('bad.ndjson', Buffer.from(`${good}\n${bad}\n`));
        const load = warehouse.load({ table: players, objectKeys: ['bad.ndjson'], mode: merge });
        await expect(load, bad).rejects.toMatchObject({ code: 'ROW_INVALID' });
      }
      expect(await ask(namesOf)).toEqual([{ player_id: 1, full_name: 'Player 1' }]);
    });

    it('says which object is missing and which table it does not know', async () => {
      const { warehouse } = await start();
      const load = (table: string) => warehouse.load({ table, objectKeys: ['gone.ndjson'], mode: merge });
      await expect(load(players)).rejects.toMatchObject({ code: 'OBJECT_NOT_FOUND' });
      await expect(load('mlb_historical_data.unheard_of')).rejects.toMatchObject({ code: 'TABLE_UNKNOWN' });
    });

    it('replaces the rows of dates, keeps equal ones and other dates untouched', async () => {
      const { load, ask } = await start();
      const first = '20260415T061500Z-ab12';
      const second = '20260416T061500Z-cd34';
      await load(umpires, [
        umpire(1, '2026-04-10'),
        umpire(2, '2026-04-10'),
        umpire(3, '2026-04-11'),
        umpire(4, '2026-04-10'),
      ]);
      const offered = [
        umpire(1, '2026-04-10', { run_id: second }),
        umpire(2, '2026-04-10', { run_id: second, row_hash: 'changed' }),
        umpire(5, '2026-04-10', { run_id: second }),
      ];
      const mode: LoadMode = { kind: 'replace', gameDates: ['2026-04-10'] };
      expect(await load(umpires, offered, mode)).toEqual({ inserted: 1, updated: 1, unchanged: 1 });
      expect(await ask(positionsOf)).toEqual([
        { game_pk: 1, game_date: '2026-04-10', run_id: first },
        { game_pk: 2, game_date: '2026-04-10', run_id: second },
        { game_pk: 3, game_date: '2026-04-11', run_id: first },
        { game_pk: 5, game_date: '2026-04-10', run_id: second },
      ]);
      expect(await load(umpires, offered, mode)).toEqual({ inserted: 0, updated: 0, unchanged: 3 });
    });

    it('replaces dates by nothing', async () => {
      const { warehouse, load, ask } = await start();
      await load(umpires, [umpire(1, '2026-04-10'), umpire(3, '2026-04-11')]);
      const mode: LoadMode = { kind: 'replace', gameDates: ['2026-04-10'] };
      await warehouse.load({ table: umpires, objectKeys: [], mode });
      expect(await ask(positionsOf)).toMatchObject([{ game_pk: 3 }]);
      expect(
        await warehouse.load({ table: umpires, objectKeys: [], mode: { kind: 'replace', gameDates: [] } }),
      ).toEqual({
        inserted: 0,
        updated: 0,
        unchanged: 0,
      });
    });

    it('refuses a replacement that holds rows of other dates, and changes nothing', async () => {
      const { load, ask } = await start();
      await load(umpires, [umpire(1, '2026-04-10')]);
      const mode: LoadMode = { kind: 'replace', gameDates: ['2026-04-10'] };
      await expect(load(umpires, [umpire(2, '2026-04-12')], mode)).rejects.toMatchObject({
        code: 'ROW_INVALID',
      });
      expect(await ask(positionsOf)).toMatchObject([{ game_pk: 1 }]);
    });

    it('loads several tables at once, or none of them', async () => {
      const { warehouse, putObject, ask } = await start();
      await putObject('players.ndjson', asNdjson([player(1), player(2)]));
      await putObject('umpires.ndjson', asNdjson([umpire(1, '2026-04-10')]));
      await putObject('bad.ndjson', Buffer.from('{"game_pk":"three"}\n'));
      const request = (table: string, key: string) => ({ table, objectKeys: [key], mode: merge });
      await expect(
        warehouse.loadAll([request(players, 'players.ndjson'), request(umpires, 'bad.ndjson')]),
      ).rejects.toMatchObject({ code: 'ROW_INVALID', message: expect.stringContaining(umpires) });
      await expect(
        warehouse.loadAll([request(players, 'players.ndjson'), request(umpires, 'gone.ndjson')]),
      ).rejects.toMatchObject({ code: 'OBJECT_NOT_FOUND' });
      await expect(
        warehouse.loadAll([request(players, 'players.ndjson'), request(players, 'players.ndjson')]),
      ).rejects.toMatchObject({ code: 'INTERNAL' });
      expect(await ask(namesOf)).toEqual([]);
      expect(
        await warehouse.loadAll([
          request(umpires, 'umpires.ndjson'),
          { table: 'mlb_historical_data.venues', objectKeys: [], mode: merge },
          request(players, 'players.ndjson'),
        ]),
      ).toEqual([
        { inserted: 1, updated: 0, unchanged: 0 },
        { inserted: 0, updated: 0, unchanged: 0 },
        { inserted: 2, updated: 0, unchanged: 0 },
      ]);
      expect(await warehouse.loadAll([])).toEqual([]);
      expect(await ask(positionsOf)).toHaveLength(1);
    });

    it('believes a content hash only as long as nothing else changed the rows', async () => {
      const { warehouse, putObject, ask } = await start();
      let objects = 0;
      const load = async (contentHash: string, rows: readonly unknown[]) => {
        objects += 1;
        const key = `content/${objects}.ndjson`;
        await putObject(key, asNdjson(rows));
        return warehouse.load({ table: players, objectKeys: [key], mode: merge, contentHash });
      };
      const renamed = player(1, { full_name: 'Renamed', row_hash: 'other', ingested_at: newer });
      const renamedBack = player(1, { ingested_at: '2026-04-17T06:00:00.000Z' });
      expect(await load('a', [player(1), player(2)])).toEqual({ inserted: 2, updated: 0, unchanged: 0 });
      expect(await load('a', [player(1), player(2)])).toEqual({ inserted: 0, updated: 0, unchanged: 2 });
      expect(await load('b', [player(3)])).toEqual({ inserted: 1, updated: 0, unchanged: 0 });
      expect(await load('c', [renamed])).toEqual({ inserted: 0, updated: 1, unchanged: 0 });
      expect(await load('a', [renamedBack, player(2)])).toEqual({ inserted: 0, updated: 1, unchanged: 1 });
      expect(await load('c', [renamed])).toEqual({ inserted: 0, updated: 0, unchanged: 1 });
      expect(await ask(namesOf)).toMatchObject([
        { full_name: 'Player 1' },
        { full_name: 'Player 2' },
        { full_name: 'Player 3' },
      ]);
    });

    it('compares rows whose keys lie where the table has some, and inserts others', async () => {
      const { warehouse, putObject, ask } = await start();
      const load = async (first: number, rows: readonly unknown[]) => {
        const [key, last] = [`keys/${first}.ndjson`, first + rows.length - 1];
        await putObject(key, asNdjson(rows));
        const keys = { rows: rows.length, first, last };
        return warehouse.load({ table: players, objectKeys: [key], mode: merge, keys });
      };
      const renamed = player(3, { full_name: 'Renamed', row_hash: 'other', ingested_at: newer });
      expect(await load(2, [player(2), player(3)])).toEqual({ inserted: 2, updated: 0, unchanged: 0 });
      expect(await load(3, [renamed, player(4)])).toEqual({ inserted: 1, updated: 1, unchanged: 0 });
      expect(await load(1, [player(1), player(2)])).toEqual({ inserted: 1, updated: 0, unchanged: 1 });
      expect(await ask(namesOf)).toMatchObject([
        { full_name: 'Player 1' },
        { full_name: 'Player 2' },
        { full_name: 'Renamed' },
        { full_name: 'Player 4' },
      ]);
    });

    it('does not take a content for whole of which an older row was left out', async () => {
      const { warehouse, putObject } = await start();
      const load = async (key: string, rows: readonly unknown[]) => {
        await putObject(`${key}.ndjson`, asNdjson(rows));
        return warehouse.load({
          table: umpires,
          objectKeys: [`${key}.ndjson`],
          mode: merge,
          contentHash: key,
        });
      };
      await load('newer', [umpire(1, '2026-04-10', { ingested_at: newer })]);
      const older = [umpire(1, '2026-04-10', { row_hash: 'older' }), umpire(2, '2026-04-10')];
      expect(await load('older', older)).toEqual({ inserted: 1, updated: 0, unchanged: 1 });
      const twice = [umpire(3, '2026-04-10'), umpire(3, '2026-04-10', { row_hash: 'b' })];
      expect(await load('twice', twice)).toEqual({ inserted: 1, updated: 0, unchanged: 1 });
      const mode: LoadMode = { kind: 'replace', gameDates: ['2026-04-10'] };
      await warehouse.load({ table: umpires, objectKeys: [], mode });
      expect(await load('newer', [umpire(1, '2026-04-10')])).toEqual({
        inserted: 1,
        updated: 0,
        unchanged: 0,
      });
    });

    it('takes out rows of a source with a load, and offers of them count again', async () => {
      const { warehouse, putObject, ask } = await start();
      const table = 'mlb_historical_data.linescores';
      const place = { game_date: '2012-08-05', source: 'retrosheet', ingested_at: older };
      const inning = (gamePk: number, number: number, change: Record<string, unknown> = {}) =>
        contractRow(table, {
          ...place,
          game_pk: gamePk,
          inning: number,
          row_hash: `${gamePk} ${number}`,
          ...change,
        });
      const rows = [inning(-1, 1), inning(-1, 2), inning(-2, 1, { source: 'savant' }), inning(3, 1)];
      await putObject('rows/all.ndjson', asNdjson(rows));
      const load = { table, objectKeys: ['rows/all.ndjson'], mode: merge, contentHash: 'all' };
      await warehouse.load(load);
      const rowKeys = ['-1/2', '-2/1', '3/1', '-9/9'];
      const remove = { source: 'retrosheet', rowKeys, dateFrom: '2012-08-01', dateTo: '2012-08-31' };
      const elsewhere = { ...remove, dateFrom: '2012-09-01', dateTo: '2012-09-30' };
      const left = () =>
        ask(
          `select t.game_pk, t.inning from ${table} as t where t.game_date > '2000-01-01' order by t.game_pk, t.inning`,
        );
      await warehouse.load({ table, objectKeys: [], mode: merge, remove: elsewhere });
      expect(await left()).toHaveLength(4);
      await warehouse.load({ table, objectKeys: [], mode: merge, remove });
      expect(await left()).toEqual([
        { game_pk: -2, inning: 1 },
        { game_pk: -1, inning: 1 },
        { game_pk: 3, inning: 1 },
      ]);
      expect(await warehouse.load(load)).toEqual({ inserted: 1, updated: 0, unchanged: 3 });
    });

    it('counts and deletes rows that are too old, all tables or none', async () => {
      const { warehouse, load, ask } = await start();
      const table = 'operational.quality_reports';
      const report = (gamePk: number, change: Record<string, unknown> = {}) =>
        contractRow(table, { game_pk: gamePk, ingested_at: older, row_hash: `${gamePk}`, ...change });
      await load(table, [
        report(1),
        report(2),
        report(3, { report_key: 'kept' }),
        report(4, { ingested_at: newer }),
      ]);
      const request = {
        table,
        ingestedBefore: newer,
        kept: { objectKeys: ['kept'], runIds: ['20200101T000000Z-aaaa'], gamePks: [2] },
      };
      const left = async () =>
        (
          await ask(`select t.game_pk from ${table} as t where t.game_date > '2000-01-01' order by t.game_pk`)
        ).map((row) => row['game_pk']);
      expect(await warehouse.expire([request], { isDryRun: true })).toEqual([1]);
      expect(await left()).toEqual([1, 2, 3, 4]);
      const forEver = { ...request, table: players };
      await expect(warehouse.expire([request, forEver], { isDryRun: false })).rejects.toMatchObject({
        code: 'TABLE_UNKNOWN',
      });
      expect(await left()).toEqual([1, 2, 3, 4]);
      expect(await warehouse.expire([request], { isDryRun: false })).toEqual([1]);
      expect(await left()).toEqual([2, 3, 4]);
    });

    it('answers queries and loads that run at once', async () => {
      const { load, ask } = await start();
      const ids = Array.from({ length: 8 }, (_, index) => index + 1);
      const answers: SqlRow[] = [];
      const askNames = async () => {
        answers.push(...(await ask(namesOf)));
      };
      await Promise.all(
        ids.flatMap((id) => [
          load(players, [player(id)]),
          askNames(),
          load(umpires, [umpire(id, '2026-04-10')]),
          askNames(),
        ]),
      );
      for (const { player_id: id, full_name: name } of answers) expect(name).toBe(`Player ${id}`);
      expect(await ask(namesOf)).toHaveLength(8);
      expect(await ask(positionsOf)).toHaveLength(8);
    });

    it('runs a query file, and refuses one that does not exist', async () => {
      const { warehouse } = await start();
      const query = (file: string) =>
        warehouse.query({ file }, { player_ids: { type: 'INT64', value: [607536] } });
      expect(await query('mlb_features/player_names/query.sql')).toEqual([]);
      await expect(query('mlb_features/none/query.sql')).rejects.toMatchObject({
        code: 'WAREHOUSE_QUERY_FAILED',
      });
      await expect(query('../package.json')).rejects.toMatchObject({ code: 'WAREHOUSE_QUERY_FAILED' });
    });

    it('reads and never writes when it is given text', async () => {
      const { load, ask } = await start();
      await load(players, [player(1)]);
      const writes = [
        'delete from mlb_historical_data.players as p where true',
        'drop table mlb_historical_data.players',
        'with x as (select 1 as y) delete from mlb_historical_data.players as p where true',
        'insert into mlb_historical_data.players (player_id) values (9)',
        'select 1 as x; select 2 as x',
        '',
      ];
      for (const text of writes)
        await expect(ask(text), text).rejects.toMatchObject({ code: expect.stringMatching(/^SQL_NOT_/) });
      expect(await ask(`${namesOf};`)).toHaveLength(1);
    });
  });
}
