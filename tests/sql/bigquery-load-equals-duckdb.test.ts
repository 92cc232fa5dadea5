import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tableContracts } from '../../schemas/tables/index.ts';
import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';
import { surrogateGamePk } from '../../shared/domain/surrogate-ids.ts';
import type { LoadRequest } from '../../shared/ports/warehouse.ts';
import { bigQueryWorld } from '../support/cloud/bigquery-world.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { rowsSql } from '../support/reference-merge.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { fixtureWorld } from './fixtures/world-rows.ts';

// Both warehouses write the same rows: the scripts for BigQuery say what the steps of DuckDB do.

type Row = Record<string, unknown>;

/** The same loads go to both; they must count the same and hold the same rows. */
async function openBoth() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'objects'));
  const { open, putObject } = await bigQueryWorld();
  const [cloud, local] = [
    open(),
    await openDuckDbWarehouse({ file: join(folder, 'w.duckdb'), objectsRoot: join(folder, 'objects') }),
  ];
  onTestFinished(() => local.close());
  await Promise.all([cloud.ensureSchema(), local.ensureSchema()]);
  let objects = 0;
  const offer = async (
    table: string,
    rows: readonly Row[],
    rest: Partial<LoadRequest> = {},
  ): Promise<LoadRequest> => {
    objects += 1;
    const key = `${objects}.ndjson`;
    writeFileSync(join(folder, 'objects', key), asNdjson(rows));
    await putObject(key, asNdjson(rows));
    return { table, objectKeys: [key], mode: { kind: 'merge' }, ...rest };
  };
  const load = async (requests: readonly LoadRequest[]) => {
    const counts = await cloud.loadAll(requests);
    expect(counts).toEqual(await local.loadAll(requests));
    return counts;
  };
  const compare = async (contracts: readonly TableContract[] = tableContracts) => {
    const held: Record<string, number> = {};
    for (const contract of contracts) {
      const { partitionBy } = contract;
      const text = rowsSql(contract, partitionBy === null ? 'true' : `t.${partitionBy} > '1800-01-01'`);
      const rows = await cloud.query({ text });
      expect(rows, contract.name).toEqual(await local.query({ text }));
      held[contract.name] = rows.length;
    }
    return held;
  };
  return { cloud, local, offer, load, compare };
}

const later = '2027-01-01T00:00:00.000Z';

it('loads and replaces the fixtures of every table as DuckDB does, first, again and changed', {
  timeout: 120_000,
}, async () => {
  const { offer, load, compare } = await openBoth();
  const world = fixtureWorld();
  const rowsOf = (contract: TableContract): Row[] =>
    (world.get(qualifiedName(contract)) ?? []).map((row) => ({ ...row }));
  const changed = (contract: TableContract): Row[] =>
    rowsOf(contract).flatMap((row, index) =>
      index % 5 === 4
        ? []
        : { ...row, ingested_at: later, ...(index % 3 === 0 ? { row_hash: `changed ${index}` } : {}) },
    );
  const twice = (contract: TableContract): Row[] => [...rowsOf(contract), ...changed(contract)];
  for (const night of [rowsOf, rowsOf, changed, twice])
    await load(await Promise.all(tableContracts.map((one) => offer(qualifiedName(one), night(one)))));
  const held = await compare();
  expect(Object.values(held).every((rows) => rows > 0)).toBe(true);

  const replaced = tableContracts.flatMap((contract) =>
    contract.partitionBy === null ? [] : [{ contract, column: contract.partitionBy }],
  );
  await load(
    await Promise.all(
      replaced.map(({ contract, column }) => {
        const rows = changed(contract).map((row, index) =>
          index === 0 ? { ...row, row_hash: 'other' } : row,
        );
        const gameDates = [...new Set(rowsOf(contract).map((row) => String(row[column])))];
        return offer(qualifiedName(contract), rows, { mode: { kind: 'replace', gameDates } });
      }),
    ),
  );
  await compare();
});

const date = '2012-08-05';
const [home, away, gamePk] = [115, 137, 318_000];
const standIn = surrogateGamePk({ gameDate: date, teamIds: [home, away], gameNumber: 1 });

it('takes over games and takes out rows as DuckDB does', async () => {
  const { offer, load, compare } = await openBoth();
  const named = (name: string) => `mlb_historical_data.${name}`;
  const row = (name: string, pk: number, source: string, ingestedAt: string, change: Row = {}): Row =>
    contractRow(named(name), {
      game_pk: pk,
      game_date: date,
      source,
      ingested_at: ingestedAt,
      row_hash: `${pk} ${ingestedAt}`,
      ...change,
    });
  const game = (pk: number, source: string, ingestedAt: string) =>
    row('games', pk, source, ingestedAt, {
      season: 2012,
      home_team_id: home,
      away_team_id: away,
      game_number: 1,
      coded_state: 'F',
    });
  const [first, second, third] = ['2026-04-15T06:00:00.000Z', '2026-04-16T06:00:00.000Z', later];
  const import_ = ['linescores', 'player_batting_lines', 'team_game_totals', 'retrosheet_games'];
  await load([
    await offer(named('games'), [game(standIn, 'retrosheet', first)]),
    ...(await Promise.all(
      import_.map((name) => offer(named(name), [row(name, standIn, 'retrosheet', first)])),
    )),
    await offer(named('odds_snapshots'), [
      row('odds_snapshots', standIn, 'odds_file', third, { bookmaker: 'newer stand-in' }),
      row('odds_snapshots', gamePk, 'odds_file', first, { bookmaker: 'newer stand-in' }),
      row('odds_snapshots', standIn, 'odds_file', first, { bookmaker: 'older stand-in' }),
      row('odds_snapshots', gamePk, 'odds_file', second, { bookmaker: 'older stand-in' }),
      row('odds_snapshots', standIn, 'odds_file', second, { bookmaker: 'alone' }),
    ]),
    await offer(named('game_umpires'), [row('game_umpires', standIn, 'somebody', first)]),
  ]);
  await load([
    await offer(named('games'), [game(gamePk, 'statsapi', second)], { takeOverDates: [date] }),
    await offer(named('linescores'), [row('linescores', gamePk, 'statsapi', second)]),
  ]);
  const contracts = tableContracts.filter(({ dataset }) => dataset === 'mlb_historical_data');
  expect(await compare(contracts)).toMatchObject({
    games: 1,
    linescores: 1,
    player_batting_lines: 0,
    retrosheet_games: 1,
    odds_snapshots: 3,
    game_umpires: 1,
  });

  await load([await offer(named('linescores'), [row('linescores', -7, 'retrosheet', first)])]);
  const remove = { source: 'retrosheet', rowKeys: ['-7/1', `${gamePk}/1`], dateFrom: date, dateTo: date };
  await load([{ table: named('linescores'), objectKeys: [], mode: { kind: 'merge' }, remove }]);
  expect(await compare(contracts)).toMatchObject({ linescores: 1 });
});
