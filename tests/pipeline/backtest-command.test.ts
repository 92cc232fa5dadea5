import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { backtest } from '../../services/console/commands/backtest.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { writePartitionGates } from '../../shared/runtime/partition-gates.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { makeRetrosheetFolder } from '../support/small-retrosheet-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const odds =
  'season,game_date,game_number,away,home,open_away,open_home,close_away,close_home,close_total\n2012,2012-08-05,1,NYA,BOS,110,-120,105,-115,9\n';

it('loads the files, forecasts the season, and writes forecasts and report; a second time it has them already', async () => {
  const folder = temporaryFolder();
  const oddsFile = join(folder, 'moneylines.csv');
  writeFileSync(oddsFile, odds);
  const [out, report] = [join(folder, 'predictions.csv'), join(folder, 'report.html')];
  const args = ['--seasons', '2012', '--data-dir', join(folder, 'data'), '--out', out, '--report', report];
  const first = recordingTerminal();
  const code = await backtest(
    [...args, '--retrosheet', makeRetrosheetFolder(), '--odds', oddsFile, '--from', '2011'],
    first,
  );
  expect(first.said.join('\n')).toContain('game_outcome, no_market, line-ups actual, seasons 2012');
  expect(first.said.join('\n')).toContain('All games (');
  expect(code).toBe(0);
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  expect(lines[0]).toBe('season,game_date,game_number,away,home,p_home');
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines.slice(1))
    expect(line).toMatch(/^2012,2012-08-0\d,[012],[A-Z]{3},[A-Z]{3},0\.[3-7]\d{5}$/);
  expect(readFileSync(report, 'utf8')).toContain('</html>');

  const second = recordingTerminal();
  expect(await backtest(args, second)).toBe(0);
  expect(readFileSync(out, 'utf8').trim().split('\n')).toEqual(lines);
});

it('forecasts the strikeouts of starters', async () => {
  const folder = temporaryFolder();
  const [out, report] = [join(folder, 'starters.csv'), join(folder, 'report.html')];
  const terminal = recordingTerminal();
  const files = [
    '--retrosheet',
    makeRetrosheetFolder(),
    '--from',
    '2011',
    '--data-dir',
    join(folder, 'data'),
  ];
  const args = ['--system', 'pitcher_strikeouts', '--seasons', '2012', '--out', out, '--report', report];
  expect(await backtest([...args, ...files], terminal)).toBe(0);
  const said = terminal.said.join('\n');
  expect(said).toContain('pitcher_strikeouts, line-ups actual, seasons 2012');
  expect(said).toMatch(/All starts \(5\)/);
  expect(said).toMatch(/league_average +5 +\d\.\d{4}/);
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  expect(lines[0]).toBe('season,game_date,game_number,team,pitcher_id,mean_k');
  expect(lines).toHaveLength(7);
  expect(readFileSync(report, 'utf8')).toContain('<h2>All starts</h2>');
});

it('says that batters of a first season cannot be forecast', async () => {
  const folder = temporaryFolder();
  const [out, report] = [join(folder, 'batters.csv'), join(folder, 'report.html')];
  const terminal = recordingTerminal();
  const files = [
    '--retrosheet',
    makeRetrosheetFolder(),
    '--from',
    '2011',
    '--data-dir',
    join(folder, 'data'),
  ];
  const args = ['--system', 'player_performance', '--seasons', '2012', '--out', out, '--report', report];
  expect(await backtest([...args, ...files], terminal)).toBe(0);
  expect(terminal.said.join('\n')).toMatch(
    /No batter of these seasons could be forecast\.\nno forecasts as of 2012-08/,
  );
  expect(readFileSync(out, 'utf8')).toMatch(/^season,game_date,game_number,batter_id,p_hits/);
  expect(readFileSync(report, 'utf8')).toContain('All batters');
});

it.each<[string, (folder: string) => string[], RegExp]>([
  [
    'no folder for the forecasts',
    (folder) => ['--out', join(folder, 'none', 'p.csv')],
    /--out .*its folder is not there/,
  ],
  ['a folder as the report', (folder) => ['--report', folder], /--report .* is a folder/],
  [
    'forecasts of others that are cut',
    (folder) => ['--fivethirtyeight', cutFile(folder)],
    /cut.csv.gz cannot be read, or is no whole file/,
  ],
])('refuses %s before it begins', async (_, option, message) => {
  const folder = temporaryFolder();
  const dataDir = join(folder, 'data');
  await expect(
    backtest(['--seasons', '2012', '--data-dir', dataDir, ...option(folder)], recordingTerminal()),
  ).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringMatching(message) });
  expect(existsSync(dataDir)).toBe(false);
});

/** A gzip file that ends in the middle. */
function cutFile(folder: string): string {
  const path = join(folder, 'cut.csv.gz');
  writeFileSync(path, gzipSync('season,game_date\n'.repeat(100)).subarray(0, 30));
  return path;
}

it('says which seasons it does not hold', async () => {
  const folder = temporaryFolder();
  const args = ['--seasons', '2015-2016', '--data-dir', folder, '--out', join(folder, 'p.csv')];
  await expect(backtest(args, recordingTerminal())).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('holds no games of 2015, 2016'),
  });
  expect(existsSync(join(folder, 'p.csv'))).toBe(false);
});

it('forecasts the seasons that it has, and says which seasons and dates it leaves out', async () => {
  const folder = temporaryFolder();
  const [dataDir, out] = [join(folder, 'data'), join(folder, 'p.csv')];
  const args = ['--seasons', '2012-2013', '--data-dir', dataDir, '--out', out];
  const first = recordingTerminal();
  expect(await backtest([...args, '--retrosheet', makeRetrosheetFolder(), '--from', '2011'], first)).toBe(0);
  expect(first.said[0]).toBe(`left out: ${dataDir} holds no games of 2013`);
  expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(4);

  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'error' });
  const gate = {
    gameDate: '2012-08-04',
    failed: 'games: completeness 0.0%',
    isHeld: true,
    isAccepted: false,
  };
  await writePartitionGates(ports, [gate], {
    runId: '20260415T061500Z-ab12',
    source: 'test',
    judgedAt: '2026-04-15T06:15:00.000Z',
    objectKey: 'test/gates.ndjson',
  });
  await ports.warehouse.close();
  const second = recordingTerminal();
  await backtest(args, second);
  expect(second.said[1]).toContain('left out: the facts of 1 dates fail their gate (2012-08-04');
  expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(3);
});

it('forecasts alike without the register, but not beside players who have their ids from it', async () => {
  const strikeouts = (dataDir: string, path: string, out: string) =>
    backtest(
      [
        ...['--system', 'pitcher_strikeouts', '--seasons', '2012', '--from', '2011'],
        ...['--retrosheet', path, '--data-dir', dataDir, '--out', out],
      ],
      recordingTerminal(),
    );
  const [folder, path] = [temporaryFolder(), makeRetrosheetFolder()];
  const out = (name: string): string => join(folder, `${name}.csv`);
  expect(await strikeouts(join(folder, 'known'), path, out('known'))).toBe(0);
  rmSync(join(path, '../register'), { recursive: true });
  expect(await strikeouts(join(folder, 'strangers'), path, out('strangers'))).toBe(0);
  // Retrosheet's ids stand in both, and who has pitched what is the same; ages are known to the register alone.
  const identities = (name: string): string[] =>
    readFileSync(out(name), 'utf8')
      .split('\n')
      .map((line) => line.split(',').slice(0, 5).join());
  expect(identities('strangers').sort()).toEqual(identities('known').sort());
  expect(identities('strangers').join()).not.toContain(',-');

  await expect(strikeouts(join(folder, 'known'), path, out('again'))).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringMatching(/players of this data folder have their MLB ids from it/),
  });
});
