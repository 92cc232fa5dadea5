import { describe, expect, it } from 'vitest';
import { tableContract, tableContracts } from '../../../../schemas/tables/index.ts';
import { qualifiedName, type TableContract } from '../../../../schemas/tables/table-contract.ts';
import { charge } from '../../../../shared/domain/cost/prices.ts';
import { rowBytes } from '../../../../shared/domain/cost/row-bytes.ts';
import { loadBytes, queryBytes, tableBytesMin } from '../../../../shared/domain/cost/scanned-bytes.ts';
import { tableReferences } from '../../../../shared/domain/cost/table-references.ts';
import { rowsOf, rowsPerDay } from '../../../../shared/domain/cost/table-volumes.ts';

const contractOf = (name: string): TableContract => {
  const contract = tableContract(name);
  if (contract === undefined) throw new Error(`${name} has no contract`);
  return contract;
};
const pitches = contractOf('mlb_historical_data.statcast_pitches');
const games = contractOf('mlb_historical_data.games');
const manifests = contractOf('operational.run_manifests');
const tables = new Map(tableContracts.map((contract) => [qualifiedName(contract), contract]));

describe('bytes of a row', () => {
  it('are 8 a number, a date and a moment, 1 a bool, 2 and the UTF-8 a text', () => {
    expect(rowBytes(pitches, new Set(['game_pk', 'game_date', 'release_speed_mph', 'known_at']))).toBe(32);
    expect(rowBytes(pitches, new Set(['is_strike']))).toBe(1);
    expect(rowBytes(pitches, new Set(['row_hash']))).toBe(2 + 64);
    expect(rowBytes(pitches, new Set())).toBe(0);
  });

  it('of all columns are more than of some, and long texts count as measured', () => {
    expect(rowBytes(pitches)).toBeGreaterThan(700);
    expect(rowBytes(manifests)).toBeGreaterThan(3_000);
  });
});

describe('rows of a table', () => {
  it('are known of every contract, none of them without rows', () => {
    for (const contract of tableContracts)
      expect(rowsOf(contract, 'all', 1), qualifiedName(contract)).toBeGreaterThan(0);
  });

  it('follow the league: 15 games of 295 pitches a day, 2,430 games a season', () => {
    expect(rowsPerDay(pitches)).toBe(15 * 295);
    expect(rowsOf(pitches, 'all', 2)).toBe(2 * 2_430 * 295);
    expect(rowsOf(pitches, 1, 15)).toBeCloseTo(30.5 * 15 * 295, 6);
    // The seven months before the end of a season hold it whole, and so do twelve.
    expect(rowsOf(pitches, 7, 15)).toBe(rowsOf(pitches, 12, 15));
  });

  it('of what is kept for 400 days do not grow with the seasons', () => {
    expect(rowsOf(manifests, 'all', 20)).toBe(rowsOf(manifests, 'all', 2));
  });
});

describe('what a query reads', () => {
  const catalog = {
    tables: new Map([
      ['d.pitches', ['id', 'speed', 'spin']],
      ['d.people', ['id', 'name']],
    ]),
    views: new Map([
      [
        'd.fast',
        '-- Fast ones.\ncreate or replace view d.fast as\nselect p.id from d.pitches as p where p.speed > 99',
      ],
    ]),
  };

  it('are the columns behind the alias of each table, comments aside', () => {
    expect(
      tableReferences(
        '-- q.name of d.people as x\nselect p.speed from d.pitches as p join d.people as q on p.id = q.id',
        catalog,
      ),
    ).toEqual([
      { table: 'd.pitches', columns: new Set(['id', 'speed']) },
      { table: 'd.people', columns: new Set(['id']) },
    ]);
  });

  it('is of a view what its own query reads, and of a table read twice both', () => {
    expect(tableReferences('select f.id from d.fast as f', catalog)).toEqual([
      { table: 'd.pitches', columns: new Set(['id', 'speed']) },
    ]);
    expect(tableReferences('select 1 from d.people as a, d.people as b', catalog)).toHaveLength(2);
  });
});

describe('bytes billed', () => {
  const volumes = { tables, seasons: 15 };
  const speed = { table: 'mlb_historical_data.statcast_pitches', columns: new Set(['release_speed_mph']) };

  it('are those of the partitions and columns, and at least 10 MB a table', () => {
    expect(queryBytes([speed], 'all', volumes)).toBe(15 * 2_430 * 295 * 8);
    expect(queryBytes([speed], 1, volumes)).toBe(tableBytesMin);
    expect(queryBytes([speed, speed], 'all', volumes)).toBe(2 * 15 * 2_430 * 295 * 8);
  });

  it('of a table that is not partitioned are those of the whole table', () => {
    const scores = {
      table: 'mlb_historical_data.games',
      columns: new Set(['home_score', 'row_hash', 'detailed_state']),
    };
    expect(queryBytes([scores], 1, { tables, seasons: 100 })).toBe(
      queryBytes([scores], 'all', { tables, seasons: 100 }),
    );
  });

  it('of a load stay the same however many seasons there are, where the table is partitioned', () => {
    expect(loadBytes(pitches, 30)).toBe(loadBytes(pitches, 3));
    expect(loadBytes(games, 300)).toBeGreaterThan(loadBytes(games, 3));
  });

  it('cost nothing below the free tier, and the list price above it', () => {
    expect(charge('bigQueryScan', 0.9)).toBe(0);
    expect(charge('bigQueryScan', 3)).toBe(12.5);
    expect(charge('bigQueryScan', 0.4, { isFreeTierOpen: false })).toBe(2.5);
  });
});
