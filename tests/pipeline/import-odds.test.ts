import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importOdds } from '../../services/console/commands/import-odds.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { putObject } from '../../shared/runtime/object-reference.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { readWarehouse } from '../support/final-state.ts';
import { type LoggedGame, readLoggedGames } from '../support/game-log-games.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { testData } from '../support/test-data.ts';

const root = mkdtempSync(join(tmpdir(), 'hankstank-import-odds-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const header = 'season,game_date,game_number,away,home,open_away,open_home,close_away,close_home,close_total';

/** Games as the Stats API or Retrosheet would have brought them. */
async function loadGames(dataDir: string, games: readonly LoggedGame[]): Promise<void> {
  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'error' });
  const rows = games.map((game, index) =>
    contractRow('mlb_historical_data.games', {
      game_pk: 500_000 + index,
      game_date: game.gameDate,
      season: Number(game.gameDate.slice(0, 4)),
      game_number: Math.max(1, game.gameNumber),
      home_team_id: game.homeTeamId,
      away_team_id: game.awayTeamId,
      home_score: game.homeScore,
      away_score: game.awayScore,
      scheduled_start_at: `${game.gameDate}T23:05:00.000Z`,
      first_pitch_at: null,
      completed_at: `${game.gameDate}T23:59:00.000Z`,
    }),
  );
  const key = 'test/games.ndjson';
  await putObject(ports.objects, key, asNdjson(rows), rows.length);
  await ports.warehouse.load({
    table: 'mlb_historical_data.games',
    objectKeys: [key],
    mode: { kind: 'merge' },
  });
  await ports.warehouse.close();
}

const game = (gameNumber: number, more: Partial<LoggedGame> = {}): LoggedGame => ({
  gameDate: '2016-07-01',
  gameNumber,
  homeTeamId: 111,
  awayTeamId: 108,
  homeScore: 5,
  awayScore: 3,
  ...more,
});

const seasonRow = z.object({
  season: z.int(),
  games: z.int(),
  matched: z.int(),
  unread: z.int(),
  open: z.int(),
  close: z.int(),
  totals: z.int(),
  rows: z.object({ offered: z.int(), written: z.int() }).nullable(),
  findings: z.int(),
});

async function run(path: string, dataDir: string, ...more: string[]) {
  const terminal = recordingTerminal();
  const code = await importOdds(['odds', '--path', path, '--data-dir', dataDir, '--json', ...more], terminal);
  return { code, seasons: z.array(seasonRow).parse(JSON.parse(terminal.said[0] ?? '')) };
}

describe('a small file', () => {
  const path = join(root, 'small.csv.gz');
  writeFileSync(
    path,
    gzipSync(
      [
        header,
        '2016,2016-07-01,1,ANA,BOS,115,-135,108,-128,8.5',
        '2016,2016-07-01,2,ANA,BOS,105,-125,,,9',
        '2016,2016-07-02,0,ANA,BOS,105,-125,110,-130,9',
        '2016,2016-07-03,0,LAA,BOS,105,-125,110,-130,9',
        '2017,2017-07-02,0,BOS,ANA,105,-125,110,-130,9',
      ].join('\n'),
    ),
  );
  const dataDir = join(root, 'small');

  it('loads what has a game, and says what has none', async () => {
    await loadGames(dataDir, [game(1), game(2), game(0, { gameDate: '2017-07-02' })]);
    const { code, seasons } = await run(path, dataDir);
    expect(code).toBe(1);
    expect(seasons).toMatchObject([
      { season: 2016, games: 3, matched: 2, unread: 1, open: 3, close: 2, totals: 3, findings: 2 },
      { season: 2017, games: 1, matched: 1, rows: { offered: 3, written: 3 } },
    ]);
    const rows = await readWarehouse(
      dataDir,
      `select game_pk::int as game_pk, market, snapshot_kind as kind, home_price_american as home, source,
         known_at = captured_at as known, captured_at::varchar as captured_at
       from mlb_historical_data.odds_snapshots order by game_pk, market, captured_at`,
    );
    expect(
      await readWarehouse(
        dataDir,
        `select stage, status from operational.run_manifests where stage in ('validator', 'loader') order by stage, status`,
      ),
    ).toEqual([
      { stage: 'loader', status: 'success' },
      { stage: 'loader', status: 'success' },
      { stage: 'validator', status: 'success' },
      { stage: 'validator', status: 'success' },
    ]);
    expect(rows).toHaveLength(8);
    expect(rows.slice(0, 3)).toEqual([
      {
        game_pk: 500_000,
        market: 'h2h',
        kind: 'open',
        home: -135,
        source: 'odds_file',
        known: true,
        captured_at: expect.stringContaining('2016-07-01 04:00:00'),
      },
      expect.objectContaining({
        kind: 'close',
        home: -128,
        captured_at: expect.stringContaining('23:05:00'),
      }),
      expect.objectContaining({ market: 'totals', kind: 'close', home: null }),
    ]);
    // The warehouse has the clubs of 2017 the other way round: the price follows the club.
    expect(rows.at(-3)).toMatchObject({ game_pk: 500_002, kind: 'open', home: 105 });
    const ledger = await readWarehouse(
      dataDir,
      "select url_path, source from raw_data.raw_objects where endpoint = 'moneylines'",
    );
    expect(ledger).toEqual([{ url_path: 'small.csv.gz', source: 'odds_file' }]);
  }, 60_000);

  it('changes nothing when it is imported again, and other columns by another method', async () => {
    const again = await run(path, dataDir);
    expect(again.seasons[1]?.rows).toEqual({ offered: 4 - 1, written: 0 });
    const shin = await run(path, dataDir, '--devig', 'shin');
    expect(shin.seasons[1]?.rows).toMatchObject({ written: 2 });
    const methods = await readWarehouse(
      dataDir,
      'select distinct devig_method as method from mlb_historical_data.odds_snapshots where devig_method is not null',
    );
    expect(methods).toEqual([{ method: 'shin' }]);
  }, 60_000);

  it('is told as a table, with what to do about missing games', async () => {
    const terminal = recordingTerminal();
    expect(await importOdds(['odds', '--path', path, '--data-dir', dataDir], terminal)).toBe(1);
    expect(terminal.said[0]).toContain('season');
    expect(terminal.said.at(-2)).toContain('1 games of the file are not in the warehouse');
    expect(terminal.said.at(-1)).toContain('1 lines name no game');
  }, 60_000);
});

describe('what is no file of odds', () => {
  it.each([
    [['odds', '--path', join(root, 'nothing.csv')], 'CONFIG_INVALID'],
    [['odds'], 'CONFIG_INVALID'],
    [['weather', '--path', 'x'], 'CONFIG_INVALID'],
    [['odds', '--path', 'x', '--devig', 'guess'], 'CONFIG_INVALID'],
  ])('%j is refused', async (args, code) => {
    const terminal = recordingTerminal();
    await expect(importOdds([...args, '--data-dir', join(root, 'refused')], terminal)).rejects.toMatchObject({
      code,
    });
  });

  it.each(['<html></html>', `${header}\n`])('%j is refused', async (text) => {
    const path = join(root, 'strange.csv');
    writeFileSync(path, text);
    await expect(run(path, join(root, 'strange'))).rejects.toMatchObject({
      code: 'SOURCE_RESPONSE_MALFORMED',
    });
  });

  it('leaves a setting nobody knows to the operator', async () => {
    const terminal = recordingTerminal({ ODDS_DEVIG_METHOD: 'guess' });
    const path = join(root, 'strange.csv');
    await expect(
      importOdds(['odds', '--path', path, '--data-dir', join(root, 'settings')], terminal),
    ).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});

const recorded = testData('odds/moneylines_2010_2017.csv.gz');
const log = testData('retrosheet/gamelogs');

describe('the recorded moneylines', () => {
  if (recorded === null || log === null) {
    it('are not recorded here, as the console says', () => expect([recorded, log]).toContain(null));
    return;
  }
  it('find their games, all 19,435, and are loaded without a rejected row', async () => {
    const dataDir = join(root, 'recorded');
    const seasons = [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017];
    await loadGames(
      dataDir,
      seasons.flatMap((season) => readLoggedGames(`${log}/gl${season}.txt.gz`, season)),
    );
    const { code, seasons: told } = await run(recorded, dataDir);
    expect(code).toBe(0);
    expect(told.map(({ season, games, matched }) => [season, games, matched])).toEqual(
      [2430, 2429, 2430, 2431, 2430, 2429, 2426, 2430].map((games, index) => [2010 + index, games, games]),
    );
    const [counts] = await readWarehouse(
      dataDir,
      `select count(*) filter (market = 'h2h' and snapshot_kind = 'open')::int as open,
         count(*) filter (market = 'h2h' and snapshot_kind = 'close')::int as close,
         count(*) filter (market = 'totals')::int as totals, count(distinct game_pk)::int as games
       from mlb_historical_data.odds_snapshots`,
    );
    expect(counts).toEqual({ open: 19_435, close: 19_435, totals: 19_428, games: 19_435 });
    const [brier] = await readWarehouse(
      dataDir,
      `select count(*)::int as games, round(avg(power(o.home_probability - (g.home_score > g.away_score)::int, 2)), 4)::double as brier
       from mlb_historical_data.odds_snapshots o join mlb_historical_data.games g using (game_pk)
       where o.market = 'h2h' and o.snapshot_kind = 'close' and g.season = 2016 and g.home_score <> g.away_score`,
    );
    expect(brier).toEqual({ games: 2_425, brier: 0.2403 });
  }, 180_000);
});
