import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../services/console/command-list.ts';
import { demo } from '../../services/console/commands/demo.ts';
import { dlq } from '../../services/console/commands/dlq.ts';
import { nightly } from '../../services/console/commands/nightly.ts';
import { serve } from '../../services/console/commands/serve.ts';
import { sql } from '../../services/console/commands/sql.ts';
import { status } from '../../services/console/commands/status.ts';
import { assertReachable } from '../../services/console/open-source.ts';
import { runReportSchema } from '../../services/console/run-report.ts';
import {
  createLeagueSimulator,
  type LeagueSimulator,
} from '../../services/league-simulator/league-simulator.ts';
import { createHttpClient } from '../../shared/adapters/local/http-client.ts';
import { createStatsApiSource } from '../../shared/sources/statsapi/http-source.ts';
import { manualClock } from '../support/manual-clock.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = promisify(execFile);
const root = mkdtempSync(join(tmpdir(), 'hankstank-commands-'));
const dataDir = join(root, 'data');
let simulator: LeagueSimulator;
let server: { url: string; close(): Promise<void> };

const night = async (...args: string[]) => {
  const terminal = recordingTerminal();
  const code = await nightly(
    ['--source', 'simulator', '--simulator-url', server.url, '--data-dir', dataDir, ...args],
    terminal,
  );
  return { code, ...terminal };
};

beforeAll(async () => {
  simulator = createLeagueSimulator({ seed: 11, now: '2025-03-29T14:00:00Z' });
  server = await simulator.listen();
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

describe('nightly', () => {
  it('prints exactly one JSON object with --json, and it has the promised shape', async () => {
    const { code, said, progressed } = await night('--date', '2025-03-28', '--json');
    expect(code).toBe(0);
    expect(said).toHaveLength(1);
    expect(progressed).toEqual([]);
    const report = runReportSchema.parse(JSON.parse(said[0] ?? ''));
    expect(report).toMatchObject({
      game_date: '2025-03-28',
      slate: '2025-03-29',
      status: 'success',
      message: null,
    });
    expect(report.games.length).toBeGreaterThan(10);
    expect(report.games.every(({ grade }) => grade === 'A')).toBe(true);
    expect(report.predictions.length).toBeGreaterThan(10);
    expect(report.predictions.every(({ model_version }) => model_version === 'elo')).toBe(true);
    expect(report.stages.map(({ stage, status: state }) => `${stage} ${state}`)).toEqual([
      'collector success',
      'validator success',
      'loader success',
      'feature-engine success',
      'trainer skipped',
      'prediction-api success',
      'dead-letter idle',
    ]);
  });

  it('fetches nothing twice: a second night on the same date asks for the schedule only', async () => {
    const feeds = () =>
      Object.entries(simulator.requestCounts())
        .filter(([path]) => path.includes('/feed/live'))
        .reduce((sum, [, count]) => sum + count, 0);
    const opening = ['--date', '2025-03-27', '--slate', '2025-03-27', '--json'];
    await night(...opening);
    const before = feeds();
    const { said } = await night(...opening);
    expect(feeds()).toBe(before);
    const report = runReportSchema.parse(JSON.parse(said[0] ?? ''));
    expect(report.status).toBe('success');
    expect(new Set(report.games.map(({ status: state }) => state))).toEqual(new Set(['complete']));
  });

  it('prints the slate with matchups, starters, chances and reasons, and a line for every stage', async () => {
    const { said } = await night('--date', '2025-03-28', '--slate', '2025-03-28');
    const text = said.join('\n');
    expect(text).toMatch(/Predictions for 2025-03-28 \(model elo\)/);
    expect(text).toMatch(/[A-Z]{2,3} @ [A-Z]{2,3}.* \d\d\.\d%.*[+-]\d\.\d home advantage/);
    expect(text).toMatch(/Brier over \d+ finished games/);
    for (const stage of ['collector', 'validator', 'loader', 'feature-engine', 'trainer', 'prediction-api'])
      expect(text).toContain(stage);
    expect(text).toContain(dataDir);
  });

  it('says that it is the off-season, and that is no failure', async () => {
    const { code, said } = await night('--date', '2025-12-25');
    expect(code).toBe(0);
    expect(said[0]).toBe('It is the off-season: no games on 2025-12-25 and 2025-12-26. Nothing to do.');
  });

  it('says in one sentence that the API cannot be reached, and names what works without a network', async () => {
    const source = createStatsApiSource({
      name: 'statsapi',
      baseUrl: 'http://127.0.0.1:1',
      http: createHttpClient(),
      clock: manualClock(),
    });
    await expect(assertReachable(source, '2025-03-28')).rejects.toMatchObject({
      code: 'SOURCE_UNREACHABLE',
      message: expect.stringMatching(
        /^The MLB Stats API cannot be reached.*--source archive.*--source simulator[^.]*\.$/,
      ),
    });
  });

  it.each([
    [['--date', '28.03.2025', '--source', 'moon'], /--source.*--date|--date.*--source/],
    [['--source', 'archive', '--date', '2025-03-28'], /--archive FOLDER/],
    [['--source', 'archive', '--archive', root], /needs --date/],
    [['--archive', root], /goes with --source archive/],
    [['--fast'], /fast/],
    [['yesterday'], /unexpected argument yesterday/],
  ])('refuses %j before it opens anything', async (args, message) => {
    const folder = join(root, 'never');
    await expect(nightly([...args, '--data-dir', folder], recordingTerminal())).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(message),
    });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('sql', () => {
  const ask = async (...args: string[]) => {
    const terminal = recordingTerminal();
    return { code: await sql([...args, '--data-dir', dataDir], terminal), ...terminal };
  };

  it('prints a table for people', async () => {
    const { said } = await ask(
      "select count(*) as games, 'x' as text from mlb_historical_data.games where game_date = '2025-03-28'",
    );
    expect(said[0]).toMatch(/^games\s+text$/);
    expect(said.at(-1)).toBe('1 row');
  });

  it('prints one array for programs, and says when there are no rows', async () => {
    const query =
      'select g.game_pk, g.home_score from mlb_historical_data.games as g where g.game_pk = @nothing';
    expect((await ask(query)).progressed).toEqual([
      'sql: Parameters do not fit the statement: missing nothing; unknown none.',
    ]);
    const { said } = await ask('select 1 as one, null as nothing', '--json');
    expect(said).toEqual(['[{"one":1,"nothing":null}]']);
    expect(
      (await ask('select g.game_pk from mlb_historical_data.games as g where g.game_pk = 1')).said,
    ).toEqual(['no rows']);
  });

  it.each([
    'delete from mlb_historical_data.games where true',
    'drop table mlb_historical_data.games',
    'insert into mlb_historical_data.games (game_pk) values (1)',
  ])('refuses %s', async (statement) => {
    await expect(ask(statement)).rejects.toMatchObject({ code: 'SQL_NOT_READ_ONLY' });
  });

  it('names the tables that may have been meant', async () => {
    await expect(ask('select count(*) as n from games')).rejects.toMatchObject({
      code: 'SQL_NOT_READ_ONLY',
      message: expect.stringMatching(/reads games, .* nearest are mlb_historical_data\.games, /),
    });
  });

  it('reads no file by its name', async () => {
    await expect(ask("select * from 'x.csv'")).rejects.toMatchObject({
      code: 'SQL_NOT_READ_ONLY',
      message: expect.stringContaining('a text in quotation marks'),
    });
  });

  it('says what the engine does not like about a statement, and nothing of our code', async () => {
    const { code, said, progressed } = await ask(
      'select g.nothing from mlb_historical_data.games as g where g.game_pk = 1',
    );
    expect({ code, said }).toEqual({ code: 1, said: [] });
    expect(progressed.join('\n')).toMatch(/^sql: The query failed: .*nothing/);
    expect(progressed.join('\n')).not.toContain('.ts:');
  });

  it('explains its use without a statement', async () => {
    await expect(ask()).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('usage: sql'),
    });
  });
});

describe('status', () => {
  it('is one screen of what ran', async () => {
    const terminal = recordingTerminal();
    expect(await status(['--data-dir', dataDir], terminal)).toBe(0);
    const text = terminal.said.join('\n');
    expect(text).toMatch(/run \d{8}T\d{6}Z-[0-9a-f]{4}, last step/);
    expect(text).toContain('collector');
    expect(text).toContain('No open dead letters.');
    // A few nights say nothing of a season, and that is said.
    expect(text).toMatch(
      /WARN season \d{4}, runs per game: cannot run: \d+ games of \d{4} to count, 100 are needed/,
    );
  });

  it('is an object with --json', async () => {
    const terminal = recordingTerminal();
    await status(['--data-dir', dataDir, '--json'], terminal);
    expect(JSON.parse(terminal.said.join(''))).toMatchObject({
      open_dead_letters: [],
      stage_runs: expect.any(Array),
    });
  });

  it('says that nothing ran in a new folder', async () => {
    const terminal = recordingTerminal();
    await status(['--data-dir', join(temporaryFolder(), 'new')], terminal);
    expect(terminal.said[0]).toBe('Nothing ran yet in this data folder.');
  });
});

describe('dlq', () => {
  it('lists nothing when nothing failed, and knows its own words', async () => {
    const terminal = recordingTerminal();
    await dlq(['list', '--data-dir', dataDir], terminal);
    expect(terminal.said).toEqual(['no dead letters']);
    for (const words of [[], ['burn'], ['show']])
      await expect(dlq([...words, '--data-dir', dataDir], terminal)).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
      });
    await expect(dlq(['show', 'nobody', '--data-dir', dataDir], terminal)).rejects.toMatchObject({
      code: 'DEAD_LETTER_NOT_FOUND',
    });
  });
});

describe('serve and demo', () => {
  it('serve says what to run first when there is no data', async () => {
    await expect(serve(['--data-dir', join(root, 'nothing')], recordingTerminal())).rejects.toMatchObject({
      code: 'MODEL_NOT_READY',
    });
  });

  it('demo does not empty a folder that is not its own', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'diary.txt'), 'mine');
    await expect(demo(['--data-dir', folder], recordingTerminal())).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
    expect(existsSync(join(folder, 'diary.txt'))).toBe(true);
  });
});

describe('the program', () => {
  const main = join(import.meta.dirname, '../../services/console/main.ts');
  const program = (...args: string[]) =>
    run(process.execPath, [main, ...args]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );

  it('names its commands, the options of each, and what a wrong word may have meant', async () => {
    const help = await program();
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const name of Object.keys(commands)) expect(help.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(await program('--help')).toEqual(help);
    const nightlyHelp = await program('nightly', '--date', '2024-07-12', '--help');
    expect(nightlyHelp.code).toBe(0);
    expect(nightlyHelp.stdout).toContain('[--look-back-days N]');
    const wrong = await program('nigthly');
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('there is no command "nigthly"; is it nightly?');
  });

  it('runs the demo twice in the same folder, with predictions and exit code 0', {
    timeout: 180_000,
  }, async () => {
    const folder = join(root, 'demo');
    for (const _ of ['first', 'second']) {
      const { code, stdout } = await program('demo', '--days', '3', '--data-dir', folder);
      expect(code).toBe(0);
      expect(stdout).toContain('Predictions for 2025-03-30');
      expect(stdout).toContain('home advantage');
    }
  });

  it('says what failed and what to check on standard error, with the exit code of its kind', async () => {
    expect(await program('nightly', '--source', 'moon')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^nightly: --source: .*\nCONFIG_INVALID: /),
    });
    expect(
      await program(
        'nightly',
        '--source',
        'archive',
        '--archive',
        root,
        '--date',
        '2025-03-28',
        '--data-dir',
        join(root, 'x'),
      ),
    ).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/ARCHIVE_NOT_FOUND/),
    });
  });
});
