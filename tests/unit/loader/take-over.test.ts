import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadValidatedData } from '../../../functions/loader/handler.ts';
import { openDuckDbWarehouse } from '../../../shared/adapters/local/duckdb-warehouse.ts';
import { createFileObjectStore } from '../../../shared/adapters/local/file-object-store.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import { surrogateGamePk } from '../../../shared/domain/surrogate-ids.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import type { TopicData } from '../../../shared/runtime/stage-types.ts';
import { asNdjson, contractRow } from '../../support/contract-rows.ts';
import { stageContext } from '../../support/stage-context.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Validated = TopicData<'data.validated'>;

const date = '2012-08-05';
const teams = { home: 115, away: 137 };
const standIn = surrogateGamePk({ gameDate: date, teamIds: [teams.home, teams.away], gameNumber: 1 });
const gamePk = 318_000;
const tables = [
  'games',
  'linescores',
  'player_batting_lines',
  'player_pitching_lines',
  'team_game_totals',
  'retrosheet_games',
] as const;

let warehouses: Warehouse[] = [];
afterEach(async () => {
  await Promise.all(warehouses.map((warehouse) => warehouse.close()));
  warehouses = [];
});

/** A warehouse, the loader on it, and what it holds. */
async function start() {
  const folder = temporaryFolder();
  const objectsRoot = join(folder, 'objects');
  const warehouse = await openDuckDbWarehouse({ file: join(folder, 'warehouse.duckdb'), objectsRoot });
  warehouses.push(warehouse);
  await warehouse.ensureSchema();
  const objects = createFileObjectStore(objectsRoot);
  let loads = 0;
  const validated = (rowsByTable: Record<string, readonly unknown[]>): Validated => {
    loads += 1;
    const written = Object.entries(rowsByTable).map(([table, rows]) => {
      const key = `validated/${loads}/${table}.ndjson`;
      const bytes = asNdjson(rows);
      mkdirSync(dirname(join(objectsRoot, key)), { recursive: true });
      writeFileSync(join(objectsRoot, key), bytes);
      return {
        table: `mlb_historical_data.${table}`,
        object: { key, sha256: sha256(bytes), bytes: bytes.byteLength, rows: rows.length },
      };
    });
    return {
      run_id: '20260415T061500Z-ab12',
      game_date: date,
      attempt: 1,
      tables: written,
      games: [],
      report: { key: 'quality/x.json', sha256: 'a'.repeat(64), bytes: 1, rows: 0 },
    };
  };
  const load = (event: Validated) => loadValidatedData(event, { objects, warehouse }, stageContext('loader'));
  const gamesIn = async (): Promise<Record<string, unknown[]>> =>
    Object.fromEntries(
      await Promise.all(
        tables.map(async (table) => {
          const rows = await warehouse.query({
            text: `select t.game_pk from mlb_historical_data.${table} as t where t.game_date between '2012-01-01' and '2012-12-31' order by t.game_pk`,
          });
          return [table, rows.map((row) => row['game_pk'])] as const;
        }),
      ),
    );
  return { warehouse, validated, load, gamesIn };
}

/** Rows of a game in every table, as a source gives them. */
function rowsOf(source: string, pk: number, ingestedAt: string, change: Record<string, unknown> = {}) {
  const own = {
    game_pk: pk,
    game_date: date,
    source,
    ingested_at: ingestedAt,
    row_hash: `${source} ${pk} ${ingestedAt}`,
  };
  const names = source === 'retrosheet' ? tables : tables.filter((table) => table !== 'retrosheet_games');
  return Object.fromEntries(
    names.map((table) => [
      table,
      [
        contractRow(`mlb_historical_data.${table}`, {
          ...own,
          ...(table === 'games'
            ? {
                season: 2012,
                home_team_id: teams.home,
                away_team_id: teams.away,
                game_number: 1,
                coded_state: 'F',
                ...change,
              }
            : {}),
        }),
      ],
    ]),
  );
}

const history = (change: Record<string, unknown> = {}) =>
  rowsOf('retrosheet', standIn, '2026-04-15T06:00:00.000Z', change);
const live = (change: Record<string, unknown> = {}) =>
  rowsOf('statsapi', gamePk, '2026-04-16T06:00:00.000Z', change);
/** Retrosheet's own account stays, under the id of the game. */
const inEvery = (pk: number) => Object.fromEntries(tables.map((table) => [table, [pk]]));

describe("MLB's row of a game that came from Retrosheet", () => {
  it('takes it over in the same load: its other rows are gone from every table', async () => {
    const { validated, load, gamesIn } = await start();
    await load(validated(history()));
    expect(await gamesIn()).toEqual(inEvery(standIn));
    const result = await load(validated(live()));
    expect(await gamesIn()).toEqual(inEvery(gamePk));
    expect(result.publish).toEqual([
      expect.objectContaining({ data: expect.objectContaining({ changed_game_dates: [date] }) }),
    ]);
  });

  it('keeps it when the import comes later, and when either event comes again, in whatever order', async () => {
    for (const order of ['HL', 'LH', 'HLH', 'LHL', 'HHLLHL', 'LHHL']) {
      const { validated, load, gamesIn } = await start();
      const events = { H: validated(history()), L: validated(live()) };
      for (const name of order) await load(name === 'H' ? events.H : events.L);
      expect(await gamesIn(), order).toEqual(inEvery(gamePk));
    }
  });

  it('takes over a game whose home team the files name the other way round', async () => {
    const { validated, load, gamesIn } = await start();
    await load(validated(history({ home_team_id: teams.away, away_team_id: teams.home })));
    await load(validated(live()));
    expect(await gamesIn()).toEqual(inEvery(gamePk));
  });

  it.each([
    ['another date', { game_date: '2012-08-06' }],
    ['another number', { game_number: 2 }],
    ['another team', { away_team_id: 119 }],
    ['a postponement', { coded_state: 'D', is_complete: false }],
    ['a cancellation', { coded_state: 'C', is_complete: false }],
  ])('leaves it alone when it is of %s', async (_, change) => {
    const { validated, load, gamesIn } = await start();
    await load(validated(history()));
    await load(validated(live(change)));
    expect((await gamesIn())['games']).toEqual([standIn, gamePk]);
    expect((await gamesIn())['player_batting_lines']).toEqual([standIn, gamePk]);
  });

  it('leaves what others joined to the stand-in: it is not there twice', async () => {
    const { warehouse, validated, load } = await start();
    const umpire = contractRow('mlb_historical_data.game_umpires', {
      game_pk: standIn,
      game_date: date,
      source: 'somebody',
    });
    await load(validated({ ...history(), game_umpires: [umpire] }));
    await load(validated(live()));
    const rows = await warehouse.query({
      text: "select u.game_pk from mlb_historical_data.game_umpires as u where u.game_date = '2012-08-05'",
    });
    expect(rows).toEqual([{ game_pk: standIn }]);
  });

  const oddsOf = (pk: number, ingestedAt: string, change: Record<string, unknown> = {}) =>
    contractRow('mlb_historical_data.odds_snapshots', {
      game_pk: pk,
      game_date: date,
      source: 'odds_file',
      ingested_at: ingestedAt,
      row_hash: `odds ${pk} ${ingestedAt}`,
      ...change,
    });
  const oddsIn = ({ warehouse }: { warehouse: Warehouse }) =>
    warehouse.query({
      text: "select o.game_pk, o.market, o.home_price_american as price from mlb_historical_data.odds_snapshots as o where o.game_date = '2012-08-05' order by o.market",
    });

  it('brings odds that were matched to the stand-in under its id, in whatever order they come', async () => {
    for (const order of ['HOL', 'HLO', 'LHO', 'HOLHOL', 'OHL']) {
      const world = await start();
      const events = {
        H: world.validated(history()),
        L: world.validated(live()),
        O: world.validated({ odds_snapshots: [oddsOf(standIn, '2026-04-15T07:00:00.000Z')] }),
      };
      for (const name of order)
        await world.load(name === 'H' ? events.H : name === 'L' ? events.L : events.O);
      expect(await oddsIn(world), order).toEqual([{ game_pk: gamePk, market: 'h2h', price: -125 }]);
    }
  });

  it('keeps the newer of two prices that are there under both ids', async () => {
    const world = await start();
    await world.load(world.validated(live()));
    const under = (pk: number, ingestedAt: string, market: string, price: number) =>
      oddsOf(pk, ingestedAt, { market, home_price_american: price });
    await world.load(
      world.validated({
        odds_snapshots: [
          under(gamePk, '2026-04-15T07:00:00.000Z', 'h2h', 1),
          under(gamePk, '2026-04-15T09:00:00.000Z', 'totals', 2),
          under(standIn, '2026-04-15T08:00:00.000Z', 'h2h', 3),
          under(standIn, '2026-04-15T08:00:00.000Z', 'totals', 4),
        ],
      }),
    );
    expect(await oddsIn(world)).toEqual([
      { game_pk: gamePk, market: 'h2h', price: 3 },
      { game_pk: gamePk, market: 'totals', price: 2 },
    ]);
  });

  it('does not take the odds of another pair of teams for its own', async () => {
    const world = await start();
    await world.load(world.validated(history()));
    await world.load(world.validated({ odds_snapshots: [oddsOf(standIn, '2026-04-15T07:00:00.000Z')] }));
    await world.load(world.validated(live({ away_team_id: 119 })));
    expect(await oddsIn(world)).toEqual([{ game_pk: standIn, market: 'h2h', price: -125 }]);
  });

  it('leaves the other games of an import that comes again', async () => {
    const { validated, load, gamesIn } = await start();
    const other = surrogateGamePk({ gameDate: date, teamIds: [108, 109], gameNumber: 1 });
    const two = Object.fromEntries(
      Object.entries(history()).map(([table, rows]) => [
        table,
        [
          ...rows,
          ...(rowsOf('retrosheet', other, '2026-04-15T06:00:00.000Z', {
            home_team_id: 108,
            away_team_id: 109,
          })[table] ?? []),
        ],
      ]),
    );
    const event = validated(two);
    await load(event);
    await load(validated(live()));
    await load(event);
    expect((await gamesIn())['games']).toEqual([other, gamePk].sort((a, b) => a - b));
  });
});

describe('two accounts of a game', () => {
  const totalsOf = (pk: number, source: string, teamId: number, change: Record<string, unknown> = {}) =>
    contractRow('mlb_historical_data.team_game_totals', {
      game_pk: pk,
      game_date: date,
      team_id: teamId,
      source,
      row_hash: `${source} ${teamId}`,
      runs: 4,
      hits: 9,
      errors: 1,
      at_bats: 34,
      home_runs: 1,
      walks: 3,
      strikeouts: 8,
      ...change,
    });
  const retrosheetTotals = {
    home_team_id: teams.home,
    away_team_id: teams.away,
    home_score: 4,
    away_score: 4,
    home_hits: 9,
    away_hits: 9,
    home_errors: 1,
    away_errors: 1,
    home_at_bats: 34,
    away_at_bats: 34,
    home_homers: 1,
    away_homers: 1,
    home_walks: 3,
    away_walks: 3,
    home_strikeouts: 8,
    away_strikeouts: 8,
  };
  const withTotals = (change: Record<string, unknown>) => ({
    ...history(),
    retrosheet_games: [
      contractRow('mlb_historical_data.retrosheet_games', {
        game_pk: standIn,
        game_date: date,
        source: 'retrosheet',
        row_hash: 'account',
        ...retrosheetTotals,
        ...change,
      }),
    ],
  });
  const withBoxScore = () => ({
    ...live(),
    team_game_totals: [teams.home, teams.away].map((team) => totalsOf(gamePk, 'statsapi', team)),
  });
  const checkOf = ({ checks }: Awaited<ReturnType<typeof loadValidatedData>>) =>
    checks?.find(({ name }) => name === 'the box scores agree with Retrosheet');

  it('are compared when one takes the other over, and again when the message comes again', async () => {
    const { validated, load } = await start();
    expect(checkOf(await load(validated(withTotals({}))))).toBeUndefined();
    const event = validated(withBoxScore());
    const agreed = { passed: true, detail: '1 of 1 games agree' };
    expect(checkOf(await load(event))).toMatchObject(agreed);
    expect(checkOf(await load(event))).toMatchObject(agreed);
  });

  it('name the game where they differ, whichever came first', async () => {
    for (const order of ['HL', 'LH']) {
      const { validated, load } = await start();
      const events = [validated(withTotals({ home_hits: 10 })), validated(withBoxScore())];
      if (order === 'LH') events.reverse();
      for (const event of events.slice(0, 1)) await load(event);
      const last = events[1];
      if (last === undefined) throw new Error('two events');
      expect(checkOf(await load(last)), order).toMatchObject({
        passed: false,
        detail: `0 of 1 games agree. game ${gamePk} of ${date} (RETROSHEET_TOTALS_DIFFER): team ${teams.home}: hits 9 and in Retrosheet 10`,
      });
    }
  });
});
