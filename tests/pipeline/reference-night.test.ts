import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLeagueSimulator } from '../../services/league-simulator/league-simulator.ts';
import { createHttpClient } from '../../shared/adapters/local/http-client.ts';
import { createStatsApiSource } from '../../shared/sources/statsapi/http-source.ts';
import { readWarehouse } from '../support/final-state.ts';
import { runNight, tickingClock } from '../support/night.ts';

/** The first date of the season: the source's sums are those of its lines alone. */
const gameDate = '2025-03-27';
const now = '2025-03-28T14:00:00.000Z';
const root = mkdtempSync(join(tmpdir(), 'hankstank-reference-'));
const simulator = createLeagueSimulator({ seed: 8, now });
let night: () => Promise<unknown> = async () => undefined;
const tables = [
  'teams',
  'venues',
  'players',
  'rosters',
  'transactions',
  'standings',
  'player_season_stats',
  'team_season_stats',
];
let http: Awaited<ReturnType<typeof simulator.listen>>;

beforeAll(async () => {
  http = await simulator.listen();
  const clock = tickingClock(now);
  const source = createStatsApiSource({
    name: 'simulator',
    baseUrl: http.url,
    http: createHttpClient(),
    clock,
    requestsPerSecond: Number.POSITIVE_INFINITY,
  });
  night = () => runNight({ dataDir: root, source, dates: [gameDate], slate: '2025-03-28', clock });
  await night();
}, 180_000);

afterAll(async () => {
  await http.close();
  rmSync(root, { recursive: true, force: true });
});

const read = (sql: string) => readWarehouse(root, sql);
const count = async (table: string): Promise<number> =>
  Number((await read(`select count(*) as n from mlb_historical_data.${table}`))[0]?.['n']);

describe('a night over HTTP', () => {
  it('loads everything the Stats API has beside games, once', async () => {
    const clubs = await read(
      `select count(distinct team_id) as n from mlb_historical_data.rosters where roster_type = 'active'`,
    );
    const playing = Number(clubs[0]?.['n']);
    expect(playing).toBeGreaterThan(20);
    expect(await count('teams')).toBe(30);
    expect(await count('venues')).toBe(30);
    expect(await count('rosters')).toBe(playing * 66);
    expect(await count('standings')).toBe(30);
    expect(await count('team_season_stats')).toBe(90);
    expect(await count('player_game_logs')).toBe(0);
  });

  it('asks for a roster once a club, and says what it asked for', async () => {
    const [told] = await read(`
      select any_value(checks)::varchar as checks from operational.run_manifests
      where stage = 'collector' and game_date = date '${gameDate}'`);
    const playing = Number(
      (await read('select count(distinct team_id) as n from mlb_historical_data.rosters'))[0]?.['n'],
    );
    const asked = [...String(told?.['checks']).matchAll(/(\w+) (\d+)(?=[,"])/g)].map(([, name, n]) => [
      name,
      Number(n),
    ]);
    // The league's people are all new on the first date of a season; afterwards a roster is one request.
    const requests: Record<string, number> = Object.fromEntries(asked);
    expect(requests['rosters']).toBeLessThanOrEqual(playing + 15);
    expect(requests['transactions']).toBe(1);
    expect(Object.values(requests).reduce((sum, n) => sum + n, 0)).toBeLessThan(60);
  });

  it('the sums of the source are the sums of our own lines', async () => {
    const sumsOf = (table: string, where: string) =>
      read(`
        select sum(hits)::int as hits, sum(home_runs)::int as home_runs, sum(walks)::int as walks, count(*)::int as n
        from mlb_historical_data.${table} where ${where}`);
    for (const [group, lines] of [
      ['hitting', 'player_batting_lines'],
      ['pitching', 'player_pitching_lines'],
    ]) {
      // Pitchers have a line without a plate appearance, but no statistics of hitting.
      const own = await sumsOf(lines ?? '', group === 'hitting' ? 'batting_order is not null' : 'true');
      expect(await sumsOf('player_season_stats', `stat_group = '${group}'`)).toEqual(own);
      expect(await sumsOf('team_season_stats', `stat_group = '${group}'`)).toEqual([{ ...own[0], n: 30 }]);
    }
  });

  it('everybody on a roster is a person with stature and debut', async () => {
    const unknown = await read(`
      select count(*)::int as n from mlb_historical_data.rosters as r
      left join mlb_historical_data.players as p using (player_id)
      where p.height_inches is null or p.debut_date is null`);
    expect(unknown).toEqual([{ n: 0 }]);
  });

  it('a second night of the date adds no row', async () => {
    const before = await Promise.all(tables.map(count));
    await night();
    expect(await Promise.all(tables.map(count))).toEqual(before);
  }, 120_000);
});
