import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataPaths, type EmbeddedPorts, openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { dateRange } from '../../shared/domain/calendar.ts';
import { measureZone, shortcomingsOf } from '../../shared/runtime/measure-zone.ts';
import { leagueSource } from '../support/league-source.ts';
import { runNight, tickingClock } from '../support/night.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const date = '2025-04-03';
const root = mkdtempSync(join(tmpdir(), 'hankstank-curated-'));
const night = join(root, 'night');
let dataDir: string;
let ports: EmbeddedPorts | null = null;

/** A week of the league, long enough for every table of features to have something to say of its last day. */
beforeAll(async () => {
  const now = '2025-04-04T14:00:00.000Z';
  const world = createWorld({ seed: 11, seasonStart: '2025-03-27' });
  await runNight({
    dataDir: night,
    source: leagueSource(world, { now: () => now, gamesPerDateMax: 5 }),
    dates: dateRange('2025-03-27', date),
    slate: '2025-04-04',
    clock: tickingClock(now),
  });
});

beforeEach(() => {
  dataDir = temporaryFolder();
  cpSync(night, dataDir, { recursive: true });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

afterEach(async () => {
  await ports?.warehouse.close();
  ports = null;
});

async function measure(gameDate = date) {
  ports = await openEmbeddedPorts(dataDir, { logLevel: 'error' });
  return measureZone(ports, 'curated', gameDate);
}

/** Changes rows behind the back of the chain. */
async function damage(statement: string): Promise<void> {
  const instance = await DuckDBInstance.create(dataPaths(dataDir).warehouse);
  const connection = await instance.connect();
  const { rowsChanged } = await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  expect(rowsChanged).toBeGreaterThan(0);
}

const tables = [
  'advanced_features',
  'context_features',
  'game_features_daily',
  'pitcher_features_daily',
  'pitcher_start_features',
  'player_features_daily',
  'reliever_features_daily',
  'team_rolling_features',
];

describe('the gate of curated', () => {
  it('finds every table of features whole, of one cutoff and in time', async () => {
    const { passed, datasets } = await measure();
    expect(passed).toBe(true);
    expect(datasets.map(({ dataset }) => dataset)).toEqual(tables);
    for (const { dataset, rows, scores } of datasets)
      expect([dataset, rows > 0, scores]).toEqual([
        dataset,
        true,
        { completeness: 1, accuracy: null, consistency: 1, timeliness: 1 },
      ]);
  });

  it('expects nothing of what nobody could know on the first day', async () => {
    const { passed, datasets } = await measure('2025-03-27');
    expect(passed).toBe(true);
    expect(datasets.map(({ dataset }) => dataset)).toEqual([
      'advanced_features',
      'context_features',
      'game_features_daily',
      'pitcher_start_features',
      'team_rolling_features',
    ]);
  });

  it('expects nothing of facts that a gate holds', async () => {
    await damage(
      `insert into operational.partition_gates (zone, game_date, failed, is_held, is_accepted, judged_at, run_id, source, known_at, ingested_at, row_hash) select 'staging', g.game_date, 'x', true, false, now(), 'x', 'x', now(), now(), 'x' from (select distinct game_date from mlb_historical_data.games where game_date < date '${date}') as g`,
    );
    await damage('delete from mlb_features.reliever_features_daily where true');
    const { passed, datasets } = await measure();
    expect(passed).toBe(true);
    expect(datasets.map(({ dataset }) => dataset)).not.toContain('reliever_features_daily');
  });

  it('expects nothing of games that do not count, as those of the spring', async () => {
    await damage(
      `update mlb_historical_data.games set game_type = 'S' where game_date < date '${date}' and game_date > date '2025-03-27'`,
    );
    await damage('delete from mlb_features.reliever_features_daily where true');
    expect(shortcomingsOf(await measure())).toContain('reliever_features_daily: completeness 0.0%');
    await ports?.warehouse.close();
    await damage("update mlb_historical_data.games set game_type = 'S' where game_date = date '2025-03-27'");
    expect(shortcomingsOf(await measure())).toBe(null);
  });

  it.each(tables)('misses rows of %s, and sees one of another cutoff', async (table) => {
    await damage(
      `update mlb_features.${table} set cutoff_at = cutoff_at - interval 1 hour where feature_date = date '${date}'`,
    );
    const moved = await measure();
    await ports?.warehouse.close();
    expect(moved.passed).toBe(false);
    expect(shortcomingsOf(moved)).toContain(
      // Everything else is held against the row of the game.
      table === 'game_features_daily' ? 'advanced_features: consistency 0.0%' : `${table}: consistency 0.0%`,
    );
    await damage(`delete from mlb_features.${table} where feature_date = date '${date}'`);
    expect(shortcomingsOf(await measure())).toContain(`${table}: completeness 0.0%`);
  });

  it('says which rows were made after the game was to begin', async () => {
    await damage(
      `update mlb_features.advanced_features set cutoff_at = cutoff_at + interval 1 day where feature_date = date '${date}'`,
    );
    const { datasets } = await measure();
    expect(datasets.find(({ dataset }) => dataset === 'advanced_features')?.scores).toMatchObject({
      completeness: 1,
      consistency: 0,
      timeliness: 0,
    });
  });
});
