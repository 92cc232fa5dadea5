import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { loaderStage } from '../../functions/loader/handler.ts';
import { readValidatorSettings } from '../../functions/validator/config.ts';
import { validatorStage } from '../../functions/validator/handler.ts';
import { backfillRetrosheet } from '../../services/console/commands/backfill-retrosheet.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { readFeatureEngineSettings } from '../../services/feature-engine/config.ts';
import { featureEngineStage } from '../../services/feature-engine/handler.ts';
import { readHistory } from '../../shared/runtime/history/read-history.ts';
import { measureZone } from '../../shared/runtime/measure-zone.ts';
import { readPartitionGates } from '../../shared/runtime/partition-gates.ts';
import { attachStage } from '../../shared/runtime/stage.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { tickingClock } from '../support/night.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import {
  makeRetrosheetFolder,
  season2011,
  season2012,
  writeSeason,
} from '../support/small-retrosheet-folder.ts';
import {
  filesOf,
  playerOf,
  type SmallSeason,
  smallSeason,
  threeGames,
  toCsv,
} from '../support/small-season.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let opened: EmbeddedPorts[] = [];
afterEach(async () => {
  for (const { warehouse } of opened) await warehouse.close();
  opened = [];
});

async function openChain(dataDir: string, stages: 'all' | 'none' = 'all'): Promise<EmbeddedPorts> {
  const ports = await openEmbeddedPorts(dataDir, {
    logLevel: 'error',
    clock: tickingClock('2026-04-15T06:15:00.000Z'),
  });
  opened.push(ports);
  const { objects, warehouse } = ports;
  if (stages === 'none') return ports;
  attachStage(validatorStage, { objects, settings: readValidatorSettings({}) }, ports);
  attachStage(loaderStage, { objects, warehouse }, ports);
  attachStage(featureEngineStage, { objects, warehouse, settings: readFeatureEngineSettings({}) }, ports);
  return ports;
}

const closeAll = async (): Promise<void> => {
  for (const { warehouse } of opened) await warehouse.close();
  opened = [];
};

async function backfill(ports: EmbeddedPorts, path: string, from = 2011, to = 2012) {
  const terminal = recordingTerminal();
  const exitCode = await backfillRetrosheet(ports, { path, from, to }, terminal);
  return { exitCode, said: terminal.said, progressed: terminal.progressed };
}

const countOf = async ({ warehouse }: EmbeddedPorts, table: string, where = 'true'): Promise<unknown> =>
  (
    await warehouse.query({
      text: `select count(*) as n from mlb_historical_data.${table} as t where t.game_date > '2000-01-01' and ${where}`,
    })
  )[0]?.['n'];

describe('backfill --source retrosheet', () => {
  it('loads seasons through the chain, archives the files, builds features, and does nothing the second time', async () => {
    const path = makeRetrosheetFolder();
    const ports = await openChain(temporaryFolder());
    const first = await backfill(ports, path);
    expect(first).toMatchObject({
      exitCode: 0,
      said: [
        'Retrosheet 2011 to 2012: 4 games of 2 seasons loaded, 0 seasons skipped, 0 failed, 0 games refused',
      ],
    });
    expect(await countOf(ports, 'games')).toBe(4);
    expect(await countOf(ports, 'player_batting_lines')).toBe(80);
    expect(await countOf(ports, 'retrosheet_games', "t.park_id = 'DEN02'")).toBe(1);
    const [people] = await ports.warehouse.query({
      text: 'select count(*) as n from mlb_historical_data.people_ids as p',
    });
    expect(people).toEqual({ n: 40 });
    const [ledger] = await ports.warehouse.query({
      text: "select count(*) as files, count(distinct r.endpoint) as kinds from raw_data.raw_objects as r where r.game_date > '2000-01-01' and r.source in ('retrosheet', 'register')",
    });
    expect(ledger).toEqual({ files: 14, kinds: 8 });
    const features = await ports.warehouse.query({
      text: "select f.feature_date, count(*) as games from mlb_features.game_features_daily as f where f.feature_date > '2000-01-01' group by f.feature_date order by f.feature_date",
    });
    expect(features).toEqual([
      { feature_date: '2011-08-05', games: 1 },
      { feature_date: '2012-08-04', games: 1 },
      { feature_date: '2012-08-05', games: 2 },
    ]);

    const runs = await ports.warehouse.query({
      text: "select r.stage, count(*) as events, count(if(r.status = 'success', 1, null)) as done from operational.run_manifests as r where r.game_date > '2000-01-01' group by r.stage order by r.stage",
    });
    // People and parks, and two seasons; what is known of people changes no feature.
    expect(runs).toEqual([
      { stage: 'feature-engine', events: 3, done: 2 },
      { stage: 'loader', events: 3, done: 3 },
      { stage: 'validator', events: 3, done: 3 },
    ]);

    const second = await backfill(ports, path);
    expect(second.exitCode).toBe(0);
    expect(second.progressed).toEqual([
      expect.stringMatching(
        /^2011: skipped: these files are loaded already \(run \d{8}T\d{6}Z-[0-9a-f]{4}\)$/,
      ),
      expect.stringMatching(/^2012: skipped/),
    ]);
  });

  it('loads a season again whose files changed, and only that one', async () => {
    const path = makeRetrosheetFolder();
    const ports = await openChain(temporaryFolder());
    await backfill(ports, path);
    writeSeason(
      path,
      smallSeason(
        2012,
        threeGames.slice(0, 2).concat({
          ...threeGames[2],
          date: '20120805',
          number: 2,
          away: 'NYA',
          home: 'BOS',
          park: 'BOS07',
          runs: [5, 6],
        }),
      ),
    );
    const again = await backfill(ports, path);
    expect(again.progressed[0]).toMatch(/^2011: skipped/);
    expect(again.progressed[1]).toMatch(/^2012: 3 games/);
    expect(await countOf(ports, 'games', 't.home_score = 6')).toBe(2);
  });

  it('keeps what the first season told of a hand, so that a later one changes no forecast of before; a corrected first one counts', async () => {
    const path = makeRetrosheetFolder();
    const ports = await openChain(temporaryFolder());
    const man = playerOf('BOS', 11);
    const writeHands = (season: SmallSeason, bats: string): void =>
      writeSeason(path, {
        ...season,
        allPlayers: season.allPlayers.map((player) =>
          player['id'] === man ? { ...player, bat: bats } : player,
        ),
      });
    const handsOf = async (): Promise<unknown> => {
      await backfill(ports, path);
      const rows = await ports.warehouse.query({
        text: `select p.bats from mlb_historical_data.players as p join mlb_historical_data.people_ids as i on p.player_id = i.player_id where i.retrosheet_id = '${man}'`,
      });
      return rows.map(({ bats }) => bats);
    };
    writeHands(season2011, 'L');
    writeHands(season2012, 'R');
    expect(await handsOf()).toEqual(['L']);
    writeHands(season2011, 'B');
    expect(await handsOf()).toEqual(['S']);
  });

  it('counts games of a season of which only the game log is there: nobody asks it for lines of players', async () => {
    const path = makeRetrosheetFolder();
    for (const name of ['gameinfo.csv', 'teamstats.csv.gz', 'batting.csv.gz', 'allplayers.csv'])
      rmSync(join(path, `csv/2012${name}`));
    rmSync(join(path, '2012pitching.csv'));
    const ports = await openChain(temporaryFolder());
    const { exitCode, progressed } = await backfill(ports, path);
    expect(exitCode).toBe(0);
    expect(progressed[1]).toMatch(/^2012: 3 games/);
    expect(await countOf(ports, 'player_batting_lines', "t.game_date > '2012-01-01'")).toBe(0);
    expect(await readPartitionGates(ports.warehouse, ['2012-08-04', '2012-08-05'])).toEqual([]);
    const { games } = await readHistory(ports.warehouse, 2011, 2012);
    expect(games.map(({ gameDate, home }) => [gameDate, home.batters?.length ?? null])).toEqual([
      ['2011-08-05', 9],
      ['2012-08-04', null],
      ['2012-08-05', null],
      ['2012-08-05', null],
    ]);
  });

  it('takes up what a killed import left on the bus', async () => {
    const path = makeRetrosheetFolder();
    const dataDir = temporaryFolder();
    // Nobody listens: what is published stays where a killed process would have left it.
    const killed = await openChain(dataDir, 'none');
    await backfill(killed, path, 2011, 2011);
    expect(await countOf(killed, 'games')).toBe(0);
    await closeAll();
    const ports = await openChain(dataDir);
    await ports.bus.resume();
    await ports.bus.drain();
    const { exitCode } = await backfill(ports, path);
    expect(exitCode).toBe(0);
    expect(await countOf(ports, 'games')).toBe(4);
  });

  it('names games that it refuses and seasons that it cannot read, and loads the others', async () => {
    const path = makeRetrosheetFolder();
    const ports = await openChain(temporaryFolder());
    writeFileSync(
      join(path, 'csv/2011batting.csv.gz'),
      gzipSync(filesOf(season2011).batting ?? '').subarray(0, 60),
    );
    const spoilt = season2012.batting.map((row, index) => (index === 0 ? { ...row, b_h: '3' } : row));
    writeFileSync(join(path, 'csv/2012batting.csv.gz'), gzipSync(toCsv(spoilt)));
    const { exitCode, said, progressed } = await backfill(ports, path, 2010, 2012);
    expect(exitCode).toBe(1);
    expect(progressed).toEqual([
      '2010: skipped: the folder has no games of 2010',
      '2011: failed: SOURCE_RESPONSE_MALFORMED: 2011batting.csv.gz is no whole gzip file',
      expect.stringMatching(/^2012: 2 games, .* 1 games refused$/),
    ]);
    expect(said[0]).toMatch(/^not loaded: COL201208040: batting lines and total of SFN/);
    expect(await countOf(ports, 'games')).toBe(2);
  });

  it('leaves out games that the Stats API has already', async () => {
    const path = makeRetrosheetFolder();
    const ports = await openChain(temporaryFolder());
    const row = contractRow('mlb_historical_data.games', {
      game_date: '2012-08-05',
      season: 2012,
      home_team_id: 111,
      away_team_id: 147,
      game_number: 2,
    });
    await ports.objects.put('rows.ndjson', asNdjson([row]));
    await ports.warehouse.load({
      table: 'mlb_historical_data.games',
      objectKeys: ['rows.ndjson'],
      mode: { kind: 'merge' },
    });
    const { exitCode, progressed } = await backfill(ports, path, 2012, 2012);
    expect(exitCode).toBe(0);
    expect(progressed[0]).toMatch(/^2012: 2 games, .*1 games left to the Stats API$/);
    expect(await countOf(ports, 'games', "t.game_date = '2012-08-05'")).toBe(2);
    expect(await countOf(ports, 'player_batting_lines')).toBe(40);
  });

  it('compares its totals with box scores that are there, and names the game that differs', async () => {
    const path = makeRetrosheetFolder();
    const ports = await openChain(temporaryFolder());
    const game = {
      game_date: '2012-08-05',
      season: 2012,
      home_team_id: 111,
      away_team_id: 147,
      game_number: 2,
    };
    const boxScore = contractRow('mlb_historical_data.team_game_totals', {
      game_date: '2012-08-05',
      team_id: 111,
      opponent_team_id: 147,
      runs: 40,
    });
    for (const [table, row] of [
      ['mlb_historical_data.games', contractRow('mlb_historical_data.games', game)],
      ['mlb_historical_data.team_game_totals', boxScore],
    ] as const) {
      await ports.objects.put(`${table}.ndjson`, asNdjson([row]));
      await ports.warehouse.load({ table, objectKeys: [`${table}.ndjson`], mode: { kind: 'merge' } });
    }
    const { said } = await backfill(ports, path, 2012, 2012);
    expect(said[0]).toMatch(
      /^check failed: the box scores agree with Retrosheet: 0 of 1 games agree\. game 824322 of 2012-08-05 \(RETROSHEET_SCORE_DIFFERS.*team 111: runs 40 and in Retrosheet \d+/,
    );
    const measured = await measureZone(ports, 'staging', '2012-08-05');
    expect(measured.passed).toBe(false);
    expect(measured.datasets.find(({ dataset }) => dataset === 'retrosheet_games')).toMatchObject({
      rows: 1,
      failed: ['consistency'],
      scores: { timeliness: null },
    });
    expect(measured.offenders[0]).toMatchObject({
      rule: 'RETROSHEET_SCORE_DIFFERS',
      severity: 'hard',
      example: expect.stringMatching(/^game 824322 \(team_id=111\): team 111: runs 40/),
    });
  });

  it.each([
    ['a folder that is none', '/nowhere', 2011, 2012, /there is no such folder/],
    ['seasons the wrong way round', '', 2013, 2012, /--from 2013 is after --to 2012/],
  ])('fails clearly for %s', async (_, folder, from, to, message) => {
    const path = folder === '' ? makeRetrosheetFolder() : folder;
    const ports = await openChain(temporaryFolder());
    await expect(backfill(ports, path, from, to)).rejects.toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringMatching(message) }),
    );
  });

  it('fails clearly without the register', async () => {
    const path = makeRetrosheetFolder();
    rmSync(join(path, '../register'), { recursive: true });
    const ports = await openChain(temporaryFolder());
    await expect(backfill(ports, path)).rejects.toThrow(/people.csv of the Chadwick register is not there/);
  });
});
