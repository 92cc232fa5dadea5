import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLeagueSimulator } from '../../services/league-simulator/league-simulator.ts';
import { createHttpClient } from '../../shared/adapters/local/http-client.ts';
import { type MarketSnapshot, marketFeatures } from '../../shared/domain/odds/market-features.ts';
import { createStatsApiSource } from '../../shared/sources/statsapi/http-source.ts';
import { readWarehouse } from '../support/final-state.ts';
import { runNight, tickingClock } from '../support/night.ts';

const slate = '2025-04-08';
const key = 'a-secret-of-the-test';
const root = mkdtempSync(join(tmpdir(), 'hankstank-market-'));
const dataDir = join(root, 'data');
const simulator = createLeagueSimulator({ seed: 7, scenarios: [] });
const games = simulator.world.calendar(2025).games.filter(({ officialDate }) => officialDate === slate);
let url: string;
let close: () => Promise<void>;

/** Two looks at the slate, two hours apart, over HTTP. */
async function night(now: string, environment: Record<string, string>, folder = dataDir) {
  simulator.setNow(now);
  const clock = tickingClock(now);
  return runNight({
    dataDir: folder,
    source: createStatsApiSource({
      name: 'simulator',
      baseUrl: url,
      http: createHttpClient(),
      clock,
      requestsPerSecond: Number.POSITIVE_INFINITY,
    }),
    dates: [slate],
    slate,
    clock,
    reason: 'slate',
    environment,
  });
}

const services = () => ({ ODDS_API_URL: url, OPEN_METEO_URL: url });

beforeAll(async () => {
  ({ url, close } = await simulator.listen());
  const environment = {
    ...services(),
    HANKSTANK_SECRET_ODDS_API_KEY: key,
    ODDS_STRIKEOUT_LINES: 'true',
  };
  await night('2025-04-08T12:00:00.000Z', environment);
  await night('2025-04-08T14:00:00.000Z', environment);
}, 120_000);

afterAll(async () => {
  await close();
  rmSync(root, { recursive: true, force: true });
});

const read = (sql: string) => readWarehouse(dataDir, sql);

describe('odds of a slate, over HTTP and through the chain', () => {
  it('are there for every game, book and market, once a capture', async () => {
    expect(games.length).toBeGreaterThan(5);
    const [counts] = await read(
      `select count(*)::int as rows, count(distinct game_pk)::int as games, count(distinct bookmaker)::int as books,
         count(distinct captured_at)::int as captures, count(distinct source)::int as sources
       from mlb_historical_data.odds_snapshots`,
    );
    expect(counts).toEqual({
      rows: games.length * 4 * 2 * 2,
      games: games.length,
      books: 4,
      captures: 2,
      sources: 1,
    });
  });

  it('keep raw prices, fair probabilities, margin and method, and were known when they were captured', async () => {
    const [sums] = await read(
      `select count(*) filter (market = 'h2h' and home_probability between 0.1 and 0.9 and home_price_american is not null)::int as h2h,
         count(*) filter (market = 'totals' and over_probability between 0.3 and 0.7 and total_line between 7 and 10)::int as totals,
         count(*) filter (overround between 1.01 and 1.07 and devig_method = 'multiplicative')::int as priced,
         count(*) filter (known_at = captured_at and snapshot_kind = 'live' and source = 'simulator')::int as known
       from mlb_historical_data.odds_snapshots`,
    );
    const all = games.length * 16;
    expect(sums).toEqual({ h2h: all / 2, totals: all / 2, priced: all, known: all });
  });

  it('stand in the ledger without the key, which is nowhere in the data folder', async () => {
    const ledger = await read(
      "select url_path, http_status::int as status from raw_data.raw_objects where endpoint like 'odds%'",
    );
    expect(ledger).toHaveLength(2 + 2 + 2 * games.length);
    for (const row of ledger) expect(String(row['url_path'])).not.toContain('apiKey');
    const holders = filesBelow(dataDir).filter((path) => contentOf(path).includes(key));
    expect(holders).toEqual([]);
    expect(filesBelow(dataDir).some((path) => contentOf(path).includes('bookmakers'))).toBe(true);
  });

  it('make market features that know nothing of the second look before it', async () => {
    const rows = await read(
      `select bookmaker, snapshot_kind as kind, strftime(captured_at, '%Y-%m-%dT%H:%M:%S.%gZ') as captured_at,
         strftime(known_at, '%Y-%m-%dT%H:%M:%S.%gZ') as known_at, home_probability as value
       from mlb_historical_data.odds_snapshots where market = 'h2h' and game_pk = ${games[0]?.gamePk}`,
    );
    const snapshots = rows.map((row): MarketSnapshot => {
      const { kind, captured_at: capturedAt, known_at: knownAt, ...more } = snapshotRow.parse(row);
      return { ...more, kind, capturedAt, knownAt, betShare: null };
    });
    const before = marketFeatures(snapshots, '2025-04-08T14:00:00.000Z');
    expect(before).toMatchObject({
      books: 4,
      movement: null,
      velocityPerHour: null,
      isReverseMovement: null,
    });
    const after = marketFeatures(snapshots, '2025-04-08T15:00:00.000Z');
    expect(after?.opening).toBe(before?.opening);
    expect(after?.movement).not.toBeNull();
    expect(after?.velocityPerHour).toBeCloseTo((after?.movement ?? Number.NaN) / 2, 9);
  });
});

describe('lines on strikeouts of a slate', () => {
  it('are there for both announced starters of every game and every book, once a capture', async () => {
    const [counts] = await read(
      `select count(*)::int as rows, count(distinct (game_pk, pitcher_id))::int as starters, count(distinct bookmaker)::int as books,
         count(distinct captured_at)::int as captures, count(*) filter (known_at = captured_at and over_probability between 0.3 and 0.7)::int as known,
         count(distinct (game_pk, pitcher_id)) filter (is_main)::int as with_main
       from mlb_historical_data.strikeout_line_snapshots`,
    );
    const starters = 2 * games.length;
    expect(counts).toEqual({
      rows: starters * 4 * 2,
      starters,
      books: 4,
      captures: 2,
      known: starters * 8,
      with_main: starters,
    });
  });

  it('are what the forecasts are held against', async () => {
    const rows = await read(
      `select p.line, p.line_source, count(l.line)::int as offered
       from mlb_predictions.strikeout_predictions as p
       left join mlb_historical_data.strikeout_line_snapshots as l
         on p.game_pk = l.game_pk and p.pitcher_id = l.pitcher_id and p.line = l.line
       group by p.game_pk, p.pitcher_id, p.line, p.line_source`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row['line_source']).toBe('market');
      expect(Number(row['offered'])).toBeGreaterThan(0);
    }
  });
});

const snapshotRow = z.object({
  bookmaker: z.string(),
  kind: z.enum(['open', 'close', 'live']),
  captured_at: z.string(),
  known_at: z.string(),
  value: z.number(),
});

describe('forecasts of a slate', () => {
  it('are there for every game, with wind by the park, and empty in a dome', async () => {
    const rows = await read(
      `select game_pk::int as game_pk, count(*)::int as captures, any_value(exposure) as exposure,
         count(temperature_fahrenheit)::int as temperatures, count(wind_out_mph)::int as winds,
         bool_and(known_at = captured_at) as known, max(abs(epoch(forecast_for_at) - epoch(scheduled_start_at)))::int as seconds
       from mlb_historical_data.weather_forecasts group by game_pk order by game_pk`,
    );
    expect(rows.map(({ game_pk }) => game_pk)).toEqual(games.map(({ gamePk }) => gamePk).sort());
    for (const row of rows) {
      const game = games.find(({ gamePk }) => gamePk === row['game_pk']);
      const isDome = game?.venue.roofType === 'Dome';
      expect(row).toMatchObject({ captures: 2, known: true, temperatures: isDome ? 0 : 2 });
      expect(row['exposure']).toBe(
        isDome ? 'indoor' : game?.venue.roofType === 'Retractable' ? 'retractable' : 'outdoor',
      );
      if (!isDome) expect(Number(row['seconds'])).toBeLessThanOrEqual(1_800);
    }
    expect(rows.reduce((sum, row) => sum + Number(row['winds']), 0)).toBeGreaterThan(0);
  });
});

describe('a run that cannot have odds', () => {
  it('says that there is no key, and is a success', async () => {
    const folder = join(root, 'no-key');
    const outcome = await night('2025-04-08T12:00:00.000Z', services(), folder);
    expect(outcome.report.status).toBe('success');
    const [collector] = outcome.manifests.filter(({ stage }) => stage === 'collector');
    expect(collector?.checks).toContainEqual({ name: 'odds', passed: true, detail: 'no key: skipped' });
  }, 60_000);

  it('says that the key is refused, and brings everything else', async () => {
    const folder = join(root, 'refused');
    const outcome = await night(
      '2025-04-08T12:00:00.000Z',
      { ...services(), HANKSTANK_SECRET_ODDS_API_KEY: 'revoked' },
      folder,
    );
    const [collector] = outcome.manifests.filter(({ stage }) => stage === 'collector');
    const check = collector?.checks.find(({ name }) => name === 'every dataset collected');
    expect(check).toMatchObject({ passed: false });
    expect(check?.detail).toContain('odds failed (SOURCE_KEY_REFUSED)');
    expect(outcome.report.predictions).toHaveLength(games.length);
  }, 60_000);

  it('asks nobody where no address is given: the games are made up', async () => {
    const before = Object.keys(simulator.requestCounts()).filter((path) => path.startsWith('/v')).length;
    await night('2025-04-08T12:00:00.000Z', { HANKSTANK_SECRET_ODDS_API_KEY: key }, join(root, 'quiet'));
    const after = Object.keys(simulator.requestCounts()).filter((path) => path.startsWith('/v')).length;
    expect(after).toBe(before);
  }, 60_000);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function contentOf(path: string): Buffer {
  const bytes = readFileSync(path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}
