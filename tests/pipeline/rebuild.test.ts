import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rebuild } from '../../services/console/commands/rebuild.ts';
import { createLeagueSimulator } from '../../services/league-simulator/league-simulator.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { createArchiveSource } from '../../shared/adapters/local/archive-source.ts';
import { createHttpClient } from '../../shared/adapters/local/http-client.ts';
import { createStatsApiSource } from '../../shared/sources/statsapi/http-source.ts';
import { readWarehouse } from '../support/final-state.ts';
import { leagueSource } from '../support/league-source.ts';
import { runNight, tickingClock } from '../support/night.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testData } from '../support/test-data.ts';

const dates = ['2025-03-27', '2025-03-28', '2025-03-29'];

/** Three nights of a league, one after the other as they would have been. */
async function leagueNights(dataDir: string): Promise<void> {
  const world = createWorld({ seed: 11, seasonStart: '2025-03-27' });
  for (const [index, date] of dates.entries()) {
    const now = `2025-03-${28 + index}T14:00:00.000Z`;
    const slate = `2025-03-${28 + index}`;
    await runNight({
      dataDir,
      source: leagueSource(world, { now: () => now, gamesPerDateMax: 3 }),
      dates: [date, slate],
      slate,
      clock: tickingClock(now),
    });
  }
}

async function rebuilt(dataDir: string, ...args: string[]) {
  const terminal = recordingTerminal();
  const into = join(temporaryFolder(), 'rebuilt');
  const code = await rebuild(['--data-dir', dataDir, '--into', into, '--json', ...args], terminal);
  return { code, into, ...JSON.parse(terminal.said[0] ?? '{}') };
}

/** A few nights and rebuilds, each a whole chain. */
const timeoutMs = 240_000;

describe('rebuild', { timeout: timeoutMs }, () => {
  it('makes the features of a date again from the archive alone, byte for byte', async () => {
    const dataDir = temporaryFolder();
    await leagueNights(dataDir);
    const report = await rebuilt(dataDir, '--date', '2025-03-29');
    expect(report).toMatchObject({ code: 0, is_equal: true, collections: 5 });
    // The market remembers nothing where there are no prices.
    expect(report.tables.map((table: { rows: number }) => table.rows > 0)).toEqual([
      ...Array(8).fill(true),
      false,
    ]);
    // As of the second morning, the games of the 28th had been played and those of the 29th were announced.
    const asOf = await rebuilt(dataDir, '--date', '2025-03-29', '--as-of', '2025-03-29T20:00:00.000Z');
    // Hands and years of birth came with the games of the 29th: what history tells of its players is not equal yet, the rest is.
    expect(asOf).toMatchObject({ code: 0, collections: 4 });
    expect(asOf.tables.slice(0, 3).map((table: { is_equal: boolean }) => table.is_equal)).toEqual([
      true,
      true,
      true,
    ]);
    const before = await rebuilt(dataDir, '--date', '2025-03-29', '--as-of', '2025-03-29T10:00:00.000Z');
    expect(before).toMatchObject({ code: 0, is_equal: false });
    expect(before.tables[0].rows).toBe(0);
  });

  it('makes the prices and forecasts of a slate again, without their services and without a key', async () => {
    const dataDir = temporaryFolder();
    const simulator = createLeagueSimulator({ seed: 7, scenarios: [] });
    const { url, close } = await simulator.listen();
    try {
      const night = async (now: string, collected: readonly string[], slate: string): Promise<void> => {
        simulator.setNow(now);
        const clock = tickingClock(now);
        const source = createStatsApiSource({
          name: 'simulator',
          baseUrl: url,
          http: createHttpClient(),
          clock,
          requestsPerSecond: Number.POSITIVE_INFINITY,
        });
        const services = { ODDS_API_URL: url, OPEN_METEO_URL: url, ODDS_STRIKEOUT_LINES: 'true' };
        const environment = { ...services, HANKSTANK_SECRET_ODDS_API_KEY: 'a-secret-of-the-test' };
        await runNight({ dataDir, source, dates: collected, slate, clock, reason: 'slate', environment });
      };
      await night('2025-04-08T12:00:00.000Z', ['2025-04-08'], '2025-04-08');
      await night('2025-04-08T14:00:00.000Z', ['2025-04-08'], '2025-04-08');
      await night('2025-04-09T12:00:00.000Z', ['2025-04-08', '2025-04-09'], '2025-04-09');
    } finally {
      await close();
    }
    const { into, ...report } = await rebuilt(dataDir, '--date', '2025-04-09');
    // Two looks at the first morning gave the same schedule: they are two collections all the same.
    expect(report).toMatchObject({ code: 0, is_equal: true, collections: 4 });
    const [forecast] = await readWarehouse(
      into,
      "select count(forecast_temperature)::int as games from mlb_features.context_features where feature_date = date '2025-04-09'",
    );
    expect(Number(forecast?.['games'])).toBeGreaterThan(2);
    for (const table of ['odds_snapshots', 'strikeout_line_snapshots', 'weather_forecasts']) {
      const sql = `select count(*)::int as rows, string_agg(row_hash, ' ' order by row_hash) as hashes from mlb_historical_data.${table} where game_date <= date '2025-04-09'`;
      const [again] = await readWarehouse(into, sql);
      expect(again).toEqual((await readWarehouse(dataDir, sql))[0]);
      expect(Number(again?.['rows'])).toBeGreaterThan(10);
    }
  });

  it('refuses a folder that is not empty, and wrong options', async () => {
    const dataDir = temporaryFolder();
    const terminal = recordingTerminal();
    await expect(rebuild(['--date', '2025-03-29', '--into', process.cwd()], terminal)).rejects.toThrow(
      'not empty',
    );
    await expect(rebuild(['--date', 'soon', '--into', dataDir], terminal)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });

  const archive = testData('statsapi');
  it('makes a recorded night again', async () => {
    if (archive === null) return; // said on the console
    const dataDir = temporaryFolder();
    await runNight({
      dataDir,
      source: await createArchiveSource(archive),
      dates: ['2024-07-12'],
      slate: '2024-07-12',
      clock: tickingClock('2024-07-13T14:00:00.000Z'),
    });
    expect(await rebuilt(dataDir, '--date', '2024-07-12')).toMatchObject({
      code: 0,
      is_equal: true,
      collections: 1,
    });
  });
});
