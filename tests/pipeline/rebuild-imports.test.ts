import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { backfill } from '../../services/console/commands/backfill.ts';
import { importOdds } from '../../services/console/commands/import-odds.ts';
import { importSavant } from '../../services/console/commands/import-savant.ts';
import { importStrikeoutLines } from '../../services/console/commands/import-strikeout-lines.ts';
import { rebuild } from '../../services/console/commands/rebuild.ts';
import { createReplayClock } from '../../services/console/rebuild/replay-clock.ts';
import { differencesOf, readFinalState, readWarehouse } from '../support/final-state.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { makeRetrosheetFolder, writeSeason } from '../support/small-retrosheet-folder.ts';
import { savantCsv, smallSavantRows } from '../support/small-savant.ts';
import { smallSeason, threeGames } from '../support/small-season.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testData } from '../support/test-data.ts';

async function importSeasons(dataDir: string, path: string, from: number, to: number): Promise<void> {
  const seasons = ['--from', String(from), '--to', String(to), '--data-dir', dataDir];
  const args = ['--source', 'retrosheet', '--path', path, ...seasons];
  expect(await backfill(args, recordingTerminal())).toBe(0);
}

async function rebuilt(dataDir: string, into: string, ...args: string[]) {
  const terminal = recordingTerminal();
  const code = await rebuild(['--data-dir', dataDir, '--into', into, '--json', ...args], terminal);
  return { code, ...JSON.parse(terminal.said[0] ?? '{}') };
}

/** Tables whose rows an import gives, the ledger among them. Features of other dates are not made again. */
const imported = (state: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(state).filter(([name]) => /^mlb_historical_data|double keys/.test(name)));

/** What the imports of a folder gave, and what their repetition gave. */
async function differing(dataDir: string, into: string): Promise<string[]> {
  return differencesOf(
    { dataDir, state: imported(await readFinalState(dataDir)) },
    { dataDir: into, state: imported(await readFinalState(into)) },
  );
}

const oddsHeader =
  'season,game_date,game_number,away,home,open_away,open_home,close_away,close_home,close_total';

const linesHeader =
  'game_date,game_pk,pitcher_mlbam,pitcher_name,pitcher_team,opponent_team,line,over_odds,under_odds,snapshot_time';

describe('rebuild of imports', { timeout: 240_000 }, () => {
  it('repeats Retrosheet, odds, Savant and strikeout lines from the archive, without the folders, in the order in which they came', async () => {
    const [dataDir, loose, savant] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    const path = makeRetrosheetFolder();
    const odds = join(loose, 'lines.csv');
    writeFileSync(odds, `${oddsHeader}\n2012,2012-08-05,1,NYA,BOS,115,-135,108,-128,8.5\n`);
    const early = join(loose, 'early.csv');
    writeFileSync(early, `${oddsHeader}\n2012,2012-08-05,2,NYA,BOS,105,-125,110,-130,9\n`);
    // Its game is not there yet: its prices find nothing then, and must find nothing when they are imported again.
    await importOdds(['odds', '--path', early, '--data-dir', dataDir], recordingTerminal());
    await importSeasons(dataDir, path, 2011, 2012);
    await importOdds(['odds', '--path', odds, '--data-dir', dataDir, '--devig', 'shin'], recordingTerminal());
    const day = savantCsv(smallSavantRows().map((row) => ({ ...row, game_date: '2012-08-04' })));
    writeFileSync(join(savant, '2012-08-04.csv.gz'), gzipSync(day));
    await importSavant(['savant', '--path', savant, '--data-dir', dataDir], recordingTerminal());
    const [game] = await readWarehouse(
      dataDir,
      "select min(game_pk)::varchar as game_pk from mlb_historical_data.games where game_date = '2012-08-05'",
    );
    const strikeouts = join(loose, 'strikeouts.csv');
    writeFileSync(
      strikeouts,
      `${linesHeader}\n2012-08-05,${game?.['game_pk']},1,A Pitcher,BOS,NYY,5.5,-126,-103,2012-08-05T12:00:00-04:00\n`,
    );
    const linesOf = ['strikeout-lines', '--path', strikeouts, '--data-dir', dataDir];
    expect(await importStrikeoutLines(linesOf, recordingTerminal())).toBe(0);
    // The season comes a second time, changed.
    const [first, second] = threeGames;
    const before = new Date().toISOString();
    if (first !== undefined && second !== undefined)
      writeSeason(path, smallSeason(2012, [first, { ...second, runs: [2, 7] }, ...threeGames.slice(2)]));
    await importSeasons(dataDir, path, 2012, 2012);
    for (const folder of [dirname(path), loose, savant]) rmSync(folder, { recursive: true });

    const into = join(temporaryFolder(), 'rebuilt');
    const report = await rebuilt(dataDir, into, '--date', '2012-08-05');
    expect(report).toMatchObject({
      code: 0,
      is_equal: true,
      collections: 0,
      imports: 7,
      imports_failed: 0,
      // The day of Savant has pitches of a game that is not in the files: its gate holds the date, here as there.
      tables: [{ rows: 2 }, { rows: 0 }, {}, { rows: 2 }, {}, {}, {}, {}, { rows: 0 }],
    });
    expect(await differing(dataDir, into)).toEqual([]);
    const prices =
      'select count(*)::int as rows, any_value(devig_method) as method from mlb_historical_data.odds_snapshots';
    expect(await readWarehouse(into, prices)).toEqual([{ rows: 3, method: 'shin' }]);

    const lines =
      'select line, over_price_american as price from mlb_historical_data.strikeout_line_snapshots';
    expect(await readWarehouse(into, lines)).toEqual([{ line: 5.5, price: -126 }]);

    // As of the moment before the season changed, the score was the old one.
    const then = join(temporaryFolder(), 'then');
    expect(await rebuilt(dataDir, then, '--date', '2012-08-05', '--as-of', before)).toMatchObject({
      imports: 6,
    });
    const score =
      "select home_score::int as runs from mlb_historical_data.games where game_date = '2012-08-05' and game_number = 1";
    expect(await readWarehouse(then, score)).toEqual([{ runs: 3 }]);
    expect(await readWarehouse(into, score)).toEqual([{ runs: 7 }]);
    // Nothing of later seasons is asked for.
    const year = join(temporaryFolder(), 'year');
    expect(await rebuilt(dataDir, year, '--date', '2011-08-05')).toMatchObject({ code: 0, imports: 1 });
  });

  it('keeps the files of an import once, however often they come', async () => {
    const dataDir = temporaryFolder();
    const path = makeRetrosheetFolder();
    await importSeasons(dataDir, path, 2011, 2012);
    const files = () =>
      readWarehouse(
        dataDir,
        "select distinct object_key, content_sha256 from raw_data.raw_objects where source in ('retrosheet', 'register') order by object_key",
      );
    const once = await files();
    expect(once).toHaveLength(14);
    writeSeason(
      path,
      smallSeason(
        2012,
        threeGames.map((game) => ({ ...game, minutes: '171' })),
      ),
    );
    await importSeasons(dataDir, path, 2011, 2012);
    const twice = await files();
    const changed = twice.filter(({ object_key }) => !once.some((row) => row['object_key'] === object_key));
    // The game log and gameinfo have the time of a game; the four others, the register and the parks are the same.
    expect(changed.map(({ object_key }) => /retrosheet_(\w+)\//.exec(String(object_key))?.[1])).toEqual([
      'gameinfo',
      'gl',
    ]);
    expect(new Set(twice.map(({ content_sha256 }) => content_sha256)).size).toBe(twice.length);
  });

  it('says which archived file is not what was imported', async () => {
    const dataDir = temporaryFolder();
    await importSeasons(dataDir, makeRetrosheetFolder(), 2011, 2011);
    const [row] = await readWarehouse(
      dataDir,
      "select object_key from raw_data.raw_objects where endpoint = 'retrosheet_batting'",
    );
    const file = join(dataDir, 'objects', String(row?.['object_key']));
    writeFileSync(file, gzipSync('something else'));
    const into = join(temporaryFolder(), 'rebuilt');
    await expect(rebuilt(dataDir, into, '--date', '2011-08-05')).rejects.toMatchObject({
      code: 'OBJECT_CORRUPT',
      message: expect.stringContaining('2011batting.csv'),
    });
  });

  const recorded = testData('retrosheet');
  const register = testData('register');
  const moneylines = testData('odds/moneylines_2010_2017.csv.gz');
  it('makes a recorded day of Retrosheet with odds again, byte for byte', async () => {
    if (recorded === null || register === null || moneylines === null) return; // said on the console
    const folder = temporaryFolder();
    for (const name of ['retrosheet/csv', 'retrosheet/gamelogs', 'register'])
      mkdirSync(join(folder, name), { recursive: true });
    cpSync(join(register, 'people.csv.gz'), join(folder, 'register/people.csv.gz'));
    cpSync(join(recorded, 'csv/ballparks.csv.gz'), join(folder, 'retrosheet/csv/ballparks.csv.gz'));
    const files = ['gameinfo', 'teamstats', 'batting', 'pitching'].map((kind) => `csv/2012${kind}.csv.gz`);
    for (const file of [...files, 'csv/2012allplayers.csv.gz', 'gamelogs/gl2012.txt.gz']) {
      const lines = gunzipSync(readFileSync(join(recorded, file)))
        .toString()
        .split('\n');
      // April is enough: a line names its game by a date.
      const kept = lines.filter(
        (line, index) => index === 0 || !/^(?:[A-Z0-9]{3}|")2012(?!0[34])\d{4}/.test(line),
      );
      writeFileSync(join(folder, 'retrosheet', file), gzipSync(kept.join('\n')));
    }
    const odds = join(folder, 'moneylines.csv');
    const prices = gunzipSync(readFileSync(moneylines)).toString().split('\n');
    writeFileSync(
      odds,
      prices.filter((line, index) => index === 0 || line.startsWith('2012,2012-04')).join('\n'),
    );
    const dataDir = temporaryFolder();
    await importSeasons(dataDir, join(folder, 'retrosheet'), 2012, 2012);
    await importOdds(['odds', '--path', odds, '--data-dir', dataDir], recordingTerminal());
    rmSync(folder, { recursive: true });
    const into = join(temporaryFolder(), 'rebuilt');
    const report = await rebuilt(dataDir, into, '--date', '2012-04-28');
    expect(report).toMatchObject({ code: 0, is_equal: true, imports: 2, imports_failed: 0 });
    expect(report.tables.map(({ rows }: { rows: number }) => rows > 10)).toEqual(Array(9).fill(true));
    expect(await differing(dataDir, into)).toEqual([]);
  });
});

describe('the clock of a rebuild', () => {
  it('shows the time of what is repeated, goes on by itself, and never back', () => {
    let ms = 5_000;
    const clock = createReplayClock({ monotonicMs: () => ms, sleep: async () => undefined });
    clock.setMoment('2026-04-15T06:00:00.000Z');
    expect(clock.now().toISOString()).toBe('2026-04-15T06:00:00.000Z');
    ms += 3_000;
    clock.setMoment('2026-04-15T06:00:01.000Z');
    expect(clock.now().toISOString()).toBe('2026-04-15T06:00:03.000Z');
    clock.setMoment('2026-04-16T06:00:00.000Z');
    expect(clock.now().toISOString()).toBe('2026-04-16T06:00:00.000Z');
  });
});
