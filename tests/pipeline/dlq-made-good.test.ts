import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dlq } from '../../services/console/commands/dlq.ts';
import { nightly } from '../../services/console/commands/nightly.ts';
import { status } from '../../services/console/commands/status.ts';
import { type RunReport, runReportSchema } from '../../services/console/run-report.ts';
import { createLeagueSimulator } from '../../services/league-simulator/league-simulator.ts';
import { differencesOf, readFinalState } from '../support/final-state.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';

const date = '2025-03-28';
const root = mkdtempSync(join(tmpdir(), 'hankstank-made-good-'));
const dataDir = join(root, 'data');
const simulator = createLeagueSimulator({ seed: 20_250_611, now: '2025-03-29T12:00:00Z', scenarios: [] });
const [failingPk = 0, replayedPk = 0] = simulator.world
  .calendar(2025)
  .games.filter(({ officialDate }) => officialDate === date)
  .map(({ gamePk }) => gamePk);
let http: { url: string; close(): Promise<void> };

const fail = (gamePk: number) =>
  simulator.addFault({ pathPattern: `/game/${gamePk}/`, kind: 'html', times: 1_000 });

beforeAll(async () => {
  http = await simulator.listen();
});

afterAll(async () => {
  await http.close();
  rmSync(root, { recursive: true, force: true });
});

const source = () => ['--source', 'simulator', '--simulator-url', http.url];

async function night(): Promise<RunReport> {
  const terminal = recordingTerminal();
  await nightly([...source(), '--date', date, '--slate', date, '--data-dir', dataDir, '--json'], terminal);
  return runReportSchema.parse(JSON.parse(terminal.said.join('')));
}

async function run(...args: string[]): Promise<{ code: number; said: readonly string[] }> {
  const terminal = recordingTerminal();
  const code = await dlq([...args, '--data-dir', dataDir], terminal);
  return { code, said: terminal.said };
}

async function letters(): Promise<Record<string, unknown>[]> {
  return JSON.parse((await run('list', '--json')).said.join(''));
}

const letterOf = async (gamePk: number) => (await letters()).find((letter) => letter['game_pk'] === gamePk);

async function openCount(): Promise<number> {
  const terminal = recordingTerminal();
  await status(['--data-dir', dataDir, '--json'], terminal);
  const { open_dead_letters: open } = JSON.parse(terminal.said.join(''));
  return open.reduce((sum: number, { letters: count }: { letters: number }) => sum + count, 0);
}

describe('dead letters of a game that fails, night after night', () => {
  it('are open while it fails', { timeout: 120_000 }, async () => {
    for (const gamePk of [failingPk, replayedPk]) fail(gamePk);
    const first = await night();
    expect(first).toMatchObject({ status: 'partial', dead_letters: 2 });
    const second = await night();
    expect(second).toMatchObject({ status: 'partial', dead_letters: 2 });
    expect((await letters()).map((letter) => [letter['status'], letter['resolved_by']])).toEqual(
      Array.from({ length: 4 }, () => ['open', null]),
    );
    expect(await openCount()).toBe(4);
  });

  it('are replayed without harm as often as somebody asks', { timeout: 120_000 }, async () => {
    simulator.clearFaults();
    fail(failingPk);
    const id = String((await letterOf(replayedPk))?.['dead_letter_id']);
    const first = await run('replay', id, ...source(), '--note', 'mended');
    expect(first).toEqual({ code: 0, said: ['replayed 1, of these failed again 0'] });
    const before = await readFinalState(dataDir);
    const stored = (await run('show', id)).said;
    const second = await run('replay', id, ...source());
    expect(second).toEqual({
      code: 0,
      said: [
        'replayed 1, of these failed again 0',
        `${id} had been replayed before: what was done then was not done again`,
      ],
    });
    const after = await readFinalState(dataDir);
    expect(await differencesOf({ state: before, dataDir }, { state: after, dataDir })).toEqual([]);
    expect((await run('show', id)).said).toEqual(stored);
  });

  it('are resolved by the run that loads it, and no longer counted', { timeout: 120_000 }, async () => {
    simulator.clearFaults();
    const good = await night();
    expect(good).toMatchObject({ status: 'success', dead_letters: 0 });
    expect(await openCount()).toBe(0);
    const states = (await letters())
      .filter((letter) => letter['game_pk'] === failingPk)
      .map((letter) => [letter['status'], letter['resolved_by']]);
    expect(states).toEqual([
      ['resolved', good.run_id],
      ['resolved', good.run_id],
    ]);
    const { said } = await run('list', '--status', 'resolved');
    expect(said.filter((line) => line.includes(`resolved by ${good.run_id}`))).toHaveLength(2);
    expect((await run('list', '--status', 'open')).said).toEqual(['no dead letters']);
  });
});
