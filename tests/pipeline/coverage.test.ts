import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backfill } from '../../services/console/commands/backfill.ts';
import { coverage } from '../../services/console/commands/coverage.ts';
import { importSavant } from '../../services/console/commands/import-savant.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { readWarehouse } from '../support/final-state.ts';
import { leagueSource } from '../support/league-source.ts';
import { runNight, tickingClock } from '../support/night.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { makeRetrosheetFolder } from '../support/small-retrosheet-folder.ts';
import { savantCsv, smallSavantRows } from '../support/small-savant.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testData } from '../support/test-data.ts';

async function documentOf(dataDir: string, ...more: string[]): Promise<string[]> {
  const { out, progress, environment, said } = recordingTerminal();
  expect(await coverage(['--data-dir', dataDir, ...more], { out, progress, environment })).toBe(0);
  return [...said];
}

/** The lines of a table whose first cells are these. */
const rowsOf = (lines: readonly string[], ...cells: string[]): string[] =>
  lines.filter((line) => line.startsWith(`| ${cells.join(' | ')} |`));

describe('coverage of simulated nights', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hankstank-coverage-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  const missing = { gamePk: 0 };
  beforeAll(async () => {
    const now = '2025-03-30T14:00:00.000Z';
    const source = leagueSource(createWorld({ seed: 11, seasonStart: '2025-03-27' }), {
      now: () => now,
      gamesPerDateMax: 2,
      change: ({ gamePk }, body) => {
        if (gamePk === null) return body;
        if (missing.gamePk === 0) missing.gamePk = gamePk;
        if (missing.gamePk !== gamePk) return body;
        throw new HanksTankError('SOURCE_REFUSED', `nothing of it in ${dataDir}`);
      },
    });
    const dates = ['2025-03-28', '2025-03-29'];
    await runNight({ dataDir, source, dates, slate: '2025-03-30', clock: tickingClock(now) });
  }, 60_000);

  it('counts what an independent look at the warehouse counts', async () => {
    const lines = await documentOf(dataDir);
    for (const table of ['games', 'player_batting_lines', 'statcast_pitches']) {
      const [counted] = await readWarehouse(
        dataDir,
        `select count(distinct game_date)::int as dates, count(distinct game_pk)::int as games, count(*)::int as n from mlb_historical_data.${table}`,
      );
      const [row = ''] = rowsOf(lines, table, 'simulator', '2025');
      expect(row.replaceAll(',', '')).toBe(
        `| ${table} | simulator | 2025 | ${counted?.['dates']} | ${counted?.['games']} | ${counted?.['n']} |`,
      );
    }
    const [graded = ''] = rowsOf(lines, 'simulator', '2025');
    expect(graded).toMatch(/^\| simulator \| 2025 \| 4 \| 1 \| 3 \| 0 \| 0 \| 0 \| 0 \|$/);
    expect(rowsOf(lines, '2025', 'feed')[0]).toMatch(/^\| 2025 \| feed \| 3 \| \d+ \|/);
  });

  it('names what was not loaded, and no folder and no time', async () => {
    const lines = await documentOf(dataDir);
    expect(lines.filter((line) => /^\| SOURCES_EXHAUSTED \| 1 \|$/.test(line))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain(dataDir);
    expect(lines.join('\n')).not.toMatch(/T\d\d:\d\d/);
    expect(await documentOf(dataDir)).toEqual(lines);
  });

  it('writes the same into a file', async () => {
    const output = join(temporaryFolder(), 'coverage.md');
    expect(await documentOf(dataDir, '--output', output)).toEqual([]);
    expect(readFileSync(output, 'utf8')).toBe(`${(await documentOf(dataDir)).join('\n').trimEnd()}\n`);
  });

  it.each([
    [['--known', '/nowhere'], /has neither/],
    [['more'], /unexpected argument/],
  ])('refuses %j', async (args, message) => {
    await expect(coverage(['--data-dir', dataDir, ...args], recordingTerminal())).rejects.toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringMatching(message) }),
    );
  });
});

describe('coverage beside known figures', () => {
  it('compares Retrosheet and Savant, and says where they differ', { timeout: 60_000 }, async () => {
    const dataDir = temporaryFolder();
    const retrosheet = makeRetrosheetFolder();
    const known = join(retrosheet, '..');
    const savant = join(known, 'savant');
    mkdirSync(savant);
    for (const [date, pitches] of [
      ['2026-04-14', 6],
      ['2026-04-15', 6],
    ] as const) {
      const rows = smallSavantRows().map((row) => ({
        ...row,
        game_date: date,
        game_pk: `9${date.slice(-2)}`,
      }));
      writeFileSync(join(savant, `${date}.csv.gz`), gzipSync(savantCsv(rows)));
      const head = date === '2026-04-14' ? 'file,game_date,pitches,games\n' : '';
      writeFileSync(join(savant, 'MANIFEST.csv'), `${head}${date}.csv.gz,${date},${pitches},1\n`, {
        flag: 'a',
      });
    }
    const terminal = recordingTerminal();
    const seasons = ['--source', 'retrosheet', '--path', retrosheet, '--from', '2011', '--to', '2012'];
    await backfill([...seasons, '--data-dir', dataDir], terminal);
    await importSavant(['savant', '--path', savant, '--to', '2026-04-14', '--data-dir', dataDir], terminal);
    const text = (await documentOf(dataDir, '--known', known)).join('\n');
    expect(text).toContain('equal the sums of the game logs in 6 of 6 team-seasons.');
    expect(text).toContain('equal the manifest on 1 of 2 days (not on 2026-04-15)');
    expect(text).toContain('pitches by type equal the files on 1 (not on 2026-04-15)');
    // A log of another season has other totals.
    const other = readFileSync(join(retrosheet, 'gamelogs/gl2011.txt.gz'));
    writeFileSync(join(retrosheet, 'gamelogs/gl2012.txt.gz'), other);
    expect((await documentOf(dataDir, '--known', known)).join('\n')).toMatch(
      /in 2 of \d+ team-seasons; not in 2012 team \d+/,
    );
  });

  it('finds the recorded games with the plays of the manifest', { timeout: 60_000 }, async () => {
    const archive = testData('statsapi');
    if (archive === null) return;
    const dataDir = temporaryFolder();
    const terminal = recordingTerminal();
    const dates = ['--from', '2024-07-12', '--to', '2024-07-12', '--data-dir', dataDir, '--quiet'];
    await backfill(['--source', 'archive', '--archive', archive, ...dates], terminal);
    const lines = await documentOf(dataDir, '--known', join(archive, '..'));
    expect(rowsOf(lines, '747175', '2024-07-12', 'complete', '75')).toHaveLength(1);
    expect(lines).toContain(
      '1 of 10 games that are recorded to their end are complete. A play is a plate appearance unless it ends on the bases.',
    );
  });
});
