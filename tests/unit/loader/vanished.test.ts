import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadValidatedData } from '../../../functions/loader/handler.ts';
import type { WholeDates } from '../../../schemas/events/event-parts.ts';
import { openDuckDbWarehouse } from '../../../shared/adapters/local/duckdb-warehouse.ts';
import { createFileObjectStore } from '../../../shared/adapters/local/file-object-store.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { putObject } from '../../../shared/runtime/object-reference.ts';
import type { TopicData } from '../../../shared/runtime/stage-types.ts';
import { asNdjson, contractRow } from '../../support/contract-rows.ts';
import { stageContext } from '../../support/stage-context.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Validated = TopicData<'data.validated'>;

const date = '2012-08-05';
const whole: WholeDates = {
  source: 'retrosheet',
  date_from: '2012-08-01',
  date_to: '2012-12-31',
  kept_game_pks: [],
};

let open: Warehouse[] = [];
afterEach(async () => {
  await Promise.all(open.map((warehouse) => warehouse.close()));
  open = [];
});

type Rows = Record<string, readonly Record<string, unknown>[]>;

/** A game and two of its batters, as an import tells of them. */
const game = (gamePk: number, change: Record<string, unknown> = {}): Rows => {
  const own = { game_pk: gamePk, game_date: date, source: 'retrosheet', ...change };
  const hash = (name: string) => ({ row_hash: `${name} ${JSON.stringify(own)}` });
  return {
    games: [contractRow('mlb_historical_data.games', { ...own, season: 2012, ...hash('game') })],
    linescores: [contractRow('mlb_historical_data.linescores', { ...own, inning: 1, ...hash('first') })],
    player_batting_lines: [1, 2].map((playerId) =>
      contractRow('mlb_historical_data.player_batting_lines', {
        ...own,
        player_id: playerId,
        ...hash(`batter ${playerId}`),
      }),
    ),
  };
};

const together = (...parts: readonly Rows[]): Rows =>
  Object.fromEntries(
    [...new Set(parts.flatMap((part) => Object.keys(part)))].map((table) => [
      table,
      parts.flatMap((part) => part[table] ?? []),
    ]),
  );

async function start() {
  const folder = temporaryFolder();
  const objectsRoot = join(folder, 'objects');
  const warehouse = await openDuckDbWarehouse({ file: join(folder, 'warehouse.duckdb'), objectsRoot });
  open.push(warehouse);
  await warehouse.ensureSchema();
  const objects = createFileObjectStore(objectsRoot);
  let runs = 0;
  const validated = async (rows: Rows, told?: WholeDates): Promise<Validated> => {
    runs += 1;
    const runId = `2026041${runs}T061500Z-ab12`;
    const tables = [];
    for (const [name, offered] of Object.entries(rows)) {
      const table = `mlb_historical_data.${name}`;
      const key = `validated/${runId}/${table}.ndjson`;
      const stamped = offered.map((row) => ({
        ...row,
        run_id: runId,
        ingested_at: `2026-04-1${runs}T06:15:00.000Z`,
      }));
      tables.push({ table, object: await putObject(objects, key, asNdjson(stamped), offered.length) });
    }
    const report = { key: 'quality/x.json', sha256: 'a'.repeat(64), bytes: 1, rows: 0 };
    const event = { run_id: runId, game_date: '2012-08-01', attempt: 1, tables, games: [], report };
    return told === undefined ? event : { ...event, whole: told };
  };
  const load = (event: Validated, over: Partial<Warehouse> = {}) =>
    loadValidatedData(event, { objects, warehouse: { ...warehouse, ...over } }, stageContext('loader'));
  const keys = async (): Promise<unknown[]> =>
    (
      await warehouse.query({
        text: `select concat('game ', cast(t.game_pk as string)) as name from mlb_historical_data.games as t
          union all select concat('inning ', cast(t.game_pk as string)) from mlb_historical_data.linescores as t where t.game_date > '2000-01-01'
          union all select concat('batter ', cast(t.game_pk as string), '/', cast(t.player_id as string)) from mlb_historical_data.player_batting_lines as t where t.game_date > '2000-01-01'
          order by name`,
      })
    ).map((row) => row['name']);
  return { warehouse, validated, load, keys };
}

const without = (rows: Rows, ...names: string[]): Rows =>
  Object.fromEntries(Object.entries(rows).filter(([name]) => !names.includes(name)));
const ofGame = (gamePk: number): string[] => [
  `batter ${gamePk}/1`,
  `batter ${gamePk}/2`,
  `game ${gamePk}`,
  `inning ${gamePk}`,
];

describe('rows that a source has no more', () => {
  it('go in the load that tells everything of the dates, and are told', async () => {
    const { validated, load, keys } = await start();
    await load(await validated(together(game(-1), game(-2))));
    const [, second] = game(-1)['player_batting_lines'] ?? [];
    const changed = { ...without(game(-1), 'linescores'), player_batting_lines: second ? [second] : [] };
    const result = await load(await validated(changed, whole));
    expect(await keys()).toEqual(['batter -1/2', 'game -1']);
    expect(result.checks?.find(({ name }) => name === 'retrosheet has every row that it had')).toEqual({
      name: 'retrosheet has every row that it had',
      passed: false,
      detail:
        '6 rows are no longer in its files and were deleted (mlb_historical_data.games 1, mlb_historical_data.linescores 2, mlb_historical_data.player_batting_lines 3): games -2 of 2012-08-05, -1 of 2012-08-05',
    });
    // Nothing was written, and yet the features of the date are stale.
    expect(result).toMatchObject({ rowsOut: 0, publish: [{ data: { changed_game_dates: [date] } }] });
    expect(result).not.toHaveProperty('reason');
    const again = await load(await validated(changed, whole));
    expect(again.checks?.find(({ name }) => name === 'retrosheet has every row that it had')?.passed).toBe(
      true,
    );
    // A row that comes back is inserted again: what is known of the table was forgotten.
    await load(await validated(together(game(-1), game(-2)), whole));
    expect(await keys()).toEqual([...ofGame(-1), ...ofGame(-2)].sort());
  });

  it('stay when nobody says that everything was told', async () => {
    const { validated, load, keys } = await start();
    await load(await validated(together(game(-1), game(-2))));
    const { checks } = await load(await validated(game(-1)));
    expect(await keys()).toHaveLength(8);
    expect(checks?.some(({ name }) => name.startsWith('retrosheet'))).toBe(false);
  });

  it('stay when they are under an id of MLB, of another source, of other dates, or of a game that was kept', async () => {
    const { validated, load, keys } = await start();
    await load(
      await validated(
        together(
          game(-1),
          game(-2),
          game(300, { game_date: '2012-08-20' }),
          game(-4, { source: 'savant' }),
          game(-5, { game_date: '2012-07-31' }),
        ),
      ),
    );
    await load(await validated(game(-1), { ...whole, kept_game_pks: [-2] }));
    expect(await keys()).toHaveLength(20);
    await load(await validated(game(-1), whole));
    expect(await keys()).toHaveLength(16);
  });

  it('are told again by a load that was killed after they had gone', async () => {
    const { warehouse, validated, load, keys } = await start();
    await load(await validated(together(game(-1), game(-2, { game_date: '2012-08-09' }))));
    const event = await validated(game(-1), whole);
    const killed: Partial<Warehouse> = {
      query: async (statement, parameters) => {
        if ('file' in statement && statement.file.includes('changed_game_dates')) throw new Error('killed');
        return warehouse.query(statement, parameters);
      },
    };
    await expect(load(event, killed)).rejects.toThrow('killed');
    expect(await keys()).toEqual(ofGame(-1));
    const result = await load(event);
    expect(result.publish?.[0]?.data).toMatchObject({ changed_game_dates: ['2012-08-09'] });
    expect(result.checks?.find(({ name }) => name.startsWith('retrosheet'))?.detail).toMatch(
      /^4 rows are no/,
    );
    expect(await keys()).toEqual(ofGame(-1));
  });

  it('stay when the load fails', async () => {
    const { validated, load, keys } = await start();
    await load(await validated(together(game(-1), game(-2))));
    const rows = { ...game(-1), games: [{ ...game(-1)['games']?.[0], attendance: 'many', row_hash: 'new' }] };
    await expect(load(await validated(rows, whole))).rejects.toMatchObject({ code: 'ROW_INVALID' });
    expect(await keys()).toHaveLength(8);
  });
});
