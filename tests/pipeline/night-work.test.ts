import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableContracts } from '../../schemas/tables/index.ts';
import { columnsOf, qualifiedName } from '../../schemas/tables/table-contract.ts';
import type { EmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { daysBetween } from '../../shared/domain/calendar.ts';
import { collectionQueries } from '../../shared/domain/cost/query-work.ts';
import { rowBytes } from '../../shared/domain/cost/row-bytes.ts';
import { league, rowsPerDay } from '../../shared/domain/cost/table-volumes.ts';
import type { SqlParameters } from '../../shared/ports/warehouse.ts';
import { readWarehouse } from '../support/final-state.ts';
import { leagueSource } from '../support/league-source.ts';
import { runNight, tickingClock } from '../support/night.ts';

const slate = '2025-03-29';
const now = `${slate}T14:00:00.000Z`;
const world = createWorld({ seed: 20_250_611 });
const root = mkdtempSync(join(tmpdir(), 'hankstank-night-work-'));
const dataDir = join(root, 'data');

interface Asked {
  query: string;
  parameters: SqlParameters;
}
const asked: Asked[] = [];
const loaded: string[] = [];

/** Keeps what the chain asks of the warehouse and loads into it. */
const recording = (ports: EmbeddedPorts): EmbeddedPorts => {
  const { warehouse } = ports;
  return {
    ...ports,
    warehouse: {
      ...warehouse,
      query: (statement, parameters = {}) => {
        if ('file' in statement) asked.push({ query: statement.file.replace('/query.sql', ''), parameters });
        return warehouse.query(statement, parameters);
      },
      load: (request) => {
        loaded.push(request.table);
        return warehouse.load(request);
      },
      loadAll: (requests) => {
        loaded.push(...requests.map(({ table }) => table));
        return warehouse.loadAll(requests);
      },
    },
  };
};

const night = (dates: readonly string[], wrap?: typeof recording) =>
  runNight({
    dataDir,
    source: leagueSource(world, { now: () => now }),
    dates,
    slate,
    clock: tickingClock(now),
    ...(wrap === undefined ? {} : { wrap }),
  });

beforeAll(async () => {
  await night(['2025-03-27']);
  await night(['2025-03-28', slate], recording);
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Days between the first and the last date of the parameters; what was known when has nothing to do with partitions. */
function spanOf(parameters: SqlParameters): number {
  const dates = Object.entries(parameters)
    .filter(([name, { type }]) => type === 'DATE' && !name.startsWith('known_'))
    .flatMap(([, { value }]) => value)
    .filter((value): value is string => typeof value === 'string')
    .sort();
  return daysBetween(dates[0] ?? slate, dates.at(-1) ?? slate);
}

const countsOf = (names: readonly string[]) =>
  [...Map.groupBy(names, (name) => name)].map(([name, own]) => ({ name, times: own.length }));

describe('the work of a night', () => {
  it('asks no query more often than the bill says', () => {
    const listed = new Map(collectionQueries.map(({ query, times }) => [query, times]));
    const counts = countsOf(asked.map(({ query }) => query));
    expect(counts.length).toBeGreaterThan(25);
    expect(counts.filter(({ name, times }) => times > (listed.get(name) ?? 0))).toEqual([]);
  });

  it('asks over no more months than the bill says', () => {
    const listed = new Map(collectionQueries.map(({ query, months }) => [query, months]));
    const wider = asked.filter(({ query, parameters }) => {
      const months = listed.get(query);
      return typeof months === 'number' && spanOf(parameters) > 31 * months;
    });
    expect(wider.map(({ query }) => query)).toEqual([]);
  });

  it('loads no table more often than the bill says: three times, features four times', () => {
    const zoneOf = new Map(tableContracts.map((contract) => [qualifiedName(contract), contract.zone]));
    const counts = countsOf(loaded);
    expect(counts.length).toBeGreaterThan(20);
    expect(counts.filter(({ name, times }) => times > (zoneOf.get(name) === 'curated' ? 4 : 3))).toEqual([]);
  });
});

describe('the rows of a night', () => {
  const stored = async (table: string, expression: string, where = 'true'): Promise<number> => {
    const [row] = await readWarehouse(
      dataDir,
      `select cast(${expression} as double) as value from ${table} where ${where}`,
    );
    return Number(row?.['value'] ?? 0);
  };

  it('are no more a day than the bill says, in every table that is partitioned by the date of a game', async () => {
    const games = await stored('mlb_historical_data.games', 'count(*)', "game_date = '2025-03-28'");
    expect(games).toBeGreaterThan(10);
    for (const contract of tableContracts.filter(({ partitionBy }) => partitionBy === 'game_date')) {
      const rows = await stored(qualifiedName(contract), 'count(*)', "game_date = '2025-03-28'");
      const share = games / league.gamesPerDay;
      expect(rows, qualifiedName(contract)).toBeLessThanOrEqual(
        Math.ceil(1.25 * share * rowsPerDay(contract)) + 1,
      );
    }
  });

  it('are no larger than the bill says', async () => {
    let measured = 0;
    for (const contract of tableContracts) {
      const table = qualifiedName(contract);
      const size = columnsOf(contract)
        .map(({ name, type }) => {
          if (type === 'BOOL') return `if(${name} is null, 0, 1)`;
          return type === 'STRING' || type === 'JSON'
            ? `coalesce(2 + strlen(${name}::varchar), 0)`
            : `if(${name} is null, 0, 8)`;
        })
        .join(' + ');
      const bytes = await stored(table, `coalesce(avg(${size}), 0)`);
      expect(bytes, table).toBeLessThanOrEqual(1.1 * rowBytes(contract));
      if (bytes > 0) measured += 1;
    }
    expect(measured).toBeGreaterThan(20);
  });
});
