import { writeFileSync } from 'node:fs';
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
import { attachStage } from '../../shared/runtime/stage.ts';
import { tickingClock } from '../support/night.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { makeRetrosheetFolder, season2012, writeSeason } from '../support/small-retrosheet-folder.ts';
import { smallSeason, threeGames, toCsv } from '../support/small-season.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let opened: EmbeddedPorts[] = [];
afterEach(async () => {
  for (const { warehouse } of opened) await warehouse.close();
  opened = [];
});

async function openChain(): Promise<EmbeddedPorts> {
  const clock = tickingClock('2026-04-15T06:15:00.000Z');
  const ports = await openEmbeddedPorts(temporaryFolder(), { logLevel: 'error', clock });
  opened.push(ports);
  const { objects, warehouse } = ports;
  attachStage(validatorStage, { objects, settings: readValidatorSettings({}) }, ports);
  attachStage(loaderStage, { objects, warehouse }, ports);
  attachStage(featureEngineStage, { objects, warehouse, settings: readFeatureEngineSettings({}) }, ports);
  return ports;
}

async function backfill(ports: EmbeddedPorts, path: string): Promise<readonly string[]> {
  const terminal = recordingTerminal();
  await backfillRetrosheet(ports, { path, from: 2012, to: 2012 }, terminal);
  return terminal.said;
}

const count = async ({ warehouse }: EmbeddedPorts, table: string, dateColumn = 'game_date') =>
  (
    await warehouse.query({
      text: `select t.${dateColumn} as day, count(*) as n from ${table} as t where t.${dateColumn} between '2012-01-01' and '2012-12-31' group by t.${dateColumn} order by t.${dateColumn}`,
    })
  ).map((row) => `${row['day']}: ${row['n']}`);

const games = 'mlb_historical_data.games';
const batting = 'mlb_historical_data.player_batting_lines';
const [coors, first, second] = threeGames;
if (coors === undefined || first === undefined || second === undefined) throw new Error('three games');

describe('a season that comes again without something', () => {
  it('loses a game that is no longer in the files, its lines and its features, and says so', async () => {
    const [ports, path] = [await openChain(), makeRetrosheetFolder()];
    await backfill(ports, path);
    expect(await count(ports, games)).toEqual(['2012-08-04: 1', '2012-08-05: 2']);
    writeSeason(path, smallSeason(2012, [coors, first]));
    const said = await backfill(ports, path);
    expect(said[0]).toMatch(
      /^check failed: retrosheet has every row that it had: \d+ rows are no longer in its files and were deleted \(.*player_batting_lines 20.*\): games -201208051112 of 2012-08-05$/,
    );
    expect(await count(ports, games)).toEqual(['2012-08-04: 1', '2012-08-05: 1']);
    expect(await count(ports, batting)).toEqual(['2012-08-04: 20', '2012-08-05: 20']);
    expect(await count(ports, 'mlb_features.game_features_daily', 'feature_date')).toEqual([
      '2012-08-04: 1',
      '2012-08-05: 1',
    ]);
    // The same files a second time: nothing to do, nothing to say.
    expect(await backfill(ports, path)).toHaveLength(1);
    // And it comes back when the files have it again.
    writeSeason(path, season2012);
    await backfill(ports, path);
    expect(await count(ports, games)).toEqual(['2012-08-04: 1', '2012-08-05: 2']);
    expect(await count(ports, batting)).toEqual(['2012-08-04: 20', '2012-08-05: 40']);
  });

  it('loses the last game of a month, and one that was moved to another date', async () => {
    const [ports, path] = [await openChain(), makeRetrosheetFolder()];
    writeSeason(path, smallSeason(2012, [{ ...coors, date: '20120504' }, first, second]));
    await backfill(ports, path);
    expect(await count(ports, games)).toEqual(['2012-05-04: 1', '2012-08-05: 2']);
    writeSeason(path, smallSeason(2012, [first, { ...second, date: '20120806', number: 0 }]));
    await backfill(ports, path);
    expect(await count(ports, games)).toEqual(['2012-08-05: 1', '2012-08-06: 1']);
  });

  it('loses a line of a player who is no longer in the box score', async () => {
    const [ports, path] = [await openChain(), makeRetrosheetFolder()];
    const line = season2012.batting.find(({ gid }) => gid === 'BOS201208051') ?? {};
    const bench = (id: string) => ({
      ...line,
      id,
      b_lp: '9',
      b_seq: '2',
      ...Object.fromEntries(
        Object.keys(line)
          .filter((name) => /^b_(?!lp|seq)/.test(name))
          .map((name) => [name, '0']),
      ),
    });
    writeSeason(path, { ...season2012, batting: [...season2012.batting, bench('zzzza001')] });
    await backfill(ports, path);
    expect(await count(ports, batting)).toEqual(['2012-08-04: 20', '2012-08-05: 41']);
    writeSeason(path, season2012);
    expect((await backfill(ports, path))[0]).toMatch(/: 1 rows are no longer .*player_batting_lines 1\)/);
    expect(await count(ports, batting)).toEqual(['2012-08-04: 20', '2012-08-05: 40']);
  });

  it('keeps what it knew of a game whose files contradict each other now', async () => {
    const [ports, path] = [await openChain(), makeRetrosheetFolder()];
    await backfill(ports, path);
    const spoilt = season2012.batting.map((row, index) => (index === 0 ? { ...row, b_h: '3' } : row));
    writeFileSync(join(path, 'csv/2012batting.csv.gz'), gzipSync(toCsv(spoilt)));
    const said = await backfill(ports, path);
    expect(said[0]).toMatch(/^not loaded: COL201208040/);
    expect(said.filter((line) => line.startsWith('check failed'))).toEqual([]);
    expect(await count(ports, batting)).toEqual(['2012-08-04: 20', '2012-08-05: 40']);
  });

  it.each([
    [
      'gameinfo has lost games that other files have',
      'csv/2012gameinfo.csv',
      season2012.gameInfo.slice(0, 1),
    ],
  ])('keeps everything when %s', async (_, file, rows) => {
    const [ports, path] = [await openChain(), makeRetrosheetFolder()];
    await backfill(ports, path);
    writeFileSync(join(path, file), toCsv(rows));
    const said = await backfill(ports, path);
    expect(said.filter((line) => line.startsWith('check failed'))).toEqual([]);
    expect(await count(ports, games)).toEqual(['2012-08-04: 1', '2012-08-05: 2']);
    expect(await count(ports, batting)).toEqual(['2012-08-04: 20', '2012-08-05: 40']);
  });
});
