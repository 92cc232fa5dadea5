import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backfillReportSchema } from '../../services/console/backfill-report.ts';
import { backfill } from '../../services/console/commands/backfill.ts';
import { createLeagueSimulator } from '../../services/league-simulator/league-simulator.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';

const root = mkdtempSync(join(tmpdir(), 'hankstank-backfill-command-'));
const dataDir = join(root, 'data');
const simulator = createLeagueSimulator({ seed: 20_250_611, now: '2025-04-05T14:00:00Z', scenarios: [] });
let http: { url: string; close(): Promise<void> };

beforeAll(async () => {
  http = await simulator.listen();
});

afterAll(async () => {
  await http.close();
  rmSync(root, { recursive: true, force: true });
});

const range = (from: string, to: string): string[] => [
  ...['--source', 'simulator', '--simulator-url', http.url, '--data-dir', dataDir],
  ...['--from', from, '--to', to],
];

async function run(args: readonly string[]) {
  const terminal = recordingTerminal();
  const code = await backfill(args, terminal);
  return { code, ...terminal };
}

/** Runs the command as a process and presses Ctrl-C when a line of its progress matches. */
async function interruptAt(pattern: RegExp, args: readonly string[]) {
  const child = spawn(process.execPath, ['services/console/main.ts', 'backfill', ...args], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    if (pattern.test(line)) child.kill('SIGINT');
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, lines };
}

describe('backfill', () => {
  it('finishes what is in flight after Ctrl-C, says how to go on, and goes on', {
    timeout: 300_000,
  }, async () => {
    const args = range('2025-03-31', '2025-04-03');
    const stopped = await interruptAt(/ 1\/4/, [...args, '--concurrency', '1']);
    expect(stopped.code).toBe(130);
    expect(stopped.lines.join('\n')).toMatch(/stopping: the dates in flight/);
    expect(stopped.lines.at(-1)).toMatch(/Interrupted with [23] dates left\. The same command goes on/);

    const { code, said, progressed } = await run([...args, '--json']);
    expect(code).toBe(0);
    expect(progressed).toEqual([]);
    const report = backfillReportSchema.parse(JSON.parse(said[0] ?? ''));
    expect(report.status).toBe('success');
    expect([2, 3]).toContain(report.ran.length);
    expect(report.ran.length + report.skipped.length).toBe(4);
    for (const { reason } of report.skipped) expect(reason).toMatch(/^done: \d+ games in the warehouse$/);
    for (const { games, grades } of report.ran) expect(grades).toEqual({ A: games });
    // Those that waited since the interruption are built now, too.
    expect(report.features_rebuilt).toHaveLength(4);
    expect(report.failed).toEqual([]);
  });

  it('says what failed and why, and what was skipped', { timeout: 120_000 }, async () => {
    const [gamePk = 0] = simulator.world
      .calendar(2025)
      .games.filter(({ officialDate }) => officialDate === '2025-04-04')
      .map((game) => game.gamePk);
    simulator.addFault({ pathPattern: `/game/${gamePk}/`, kind: 'html', times: 1_000 });
    const { code, said, progressed } = await run(range('2025-04-02', '2025-04-04'));
    expect(code).toBe(1);
    expect(progressed.some((line) => line.includes('100% 1/1  2025-04-04 (missing)'))).toBe(true);
    const text = said.join('\n');
    expect(text).toMatch(/1 date collected, 2 skipped, 1 failed/);
    expect(text).toMatch(/2025-04-02.*: done: \d+ games/);
    expect(text).toContain(`2025-04-04 game ${gamePk}, validator: SOURCES_EXHAUSTED`);
    expect(text).toContain('dlq list');
  });

  it('says that a date is not over, or lies in the off-season', { timeout: 60_000 }, async () => {
    const winter = await run([...range('2024-12-24', '2024-12-26'), '--quiet']);
    expect(winter.code).toBe(0);
    expect(winter.said).toContain('  2024-12-24 to 2024-12-26 (3): off-season');
    const ahead = await run(range('2099-06-01', '2099-06-01'));
    expect(ahead.said).toContain('  2099-06-01: not over yet');
  });

  it.each([
    [['--from', '2025-04-02'], /--to/],
    [['--from', '2025-04-02', '--to', '2025-04-01'], /later than/],
    [['--from', 'April', '--to', '2025-04-01', 'now'], /unexpected argument now; --from/],
    [['--from', '2025-04-01', '--to', '2025-04-02', '--concurrency', '0'], /--concurrency/],
    [['--source', 'retrosheet', '--from', '2010', '--to', '2012'], /--path FOLDER/],
    [['--source', 'retrosheet', '--path', 'x', '--from', '2010-04-01', '--to', '2012'], /expected a season/],
    [['--path', 'x', '--from', '2025-04-01', '--to', '2025-04-02'], /--path FOLDER/],
    [['--source', 'archive', '--from', '2025-04-01', '--to', '2025-04-02'], /--archive FOLDER/],
  ])('refuses %j before it opens anything', async (args, message) => {
    const folder = join(root, 'never');
    await expect(run([...args, '--data-dir', folder])).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(message),
    });
    expect(existsSync(folder)).toBe(false);
  });
});
