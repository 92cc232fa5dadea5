import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dlq } from '../../services/console/commands/dlq.ts';
import { nightly } from '../../services/console/commands/nightly.ts';
import { createLeagueSimulator } from '../../services/league-simulator/league-simulator.ts';
import { readWarehouse } from '../support/final-state.ts';
import { findLeftOvers } from '../support/left-over.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';

const date = '2025-03-28';
const root = mkdtempSync(join(tmpdir(), 'hankstank-dlq-'));
const dataDir = join(root, 'data');
const simulator = createLeagueSimulator({ seed: 20_250_611, now: '2025-03-29T12:00:00Z', scenarios: [] });
const gamePks = simulator.world
  .calendar(2025)
  .games.filter(({ officialDate }) => officialDate === date)
  .map(({ gamePk }) => gamePk);
const [firstPk = 0, secondPk = 0, thirdPk = 0] = gamePks;
let http: { url: string; close(): Promise<void> };

const fail = (gamePk: number) =>
  simulator.addFault({ pathPattern: `/game/${gamePk}/`, kind: 'html', times: 1_000 });

beforeAll(async () => {
  http = await simulator.listen();
  for (const gamePk of [firstPk, secondPk, thirdPk]) fail(gamePk);
  const code = await nightly(
    [
      '--source',
      'simulator',
      '--simulator-url',
      http.url,
      '--date',
      date,
      '--slate',
      date,
      '--data-dir',
      dataDir,
      '--quiet',
    ],
    recordingTerminal(),
  );
  expect(code).toBe(1);
}, 60_000);

afterAll(async () => {
  await http.close();
  rmSync(root, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ code: number; said: readonly string[] }> {
  const terminal = recordingTerminal();
  const code = await dlq([...args, '--data-dir', dataDir], terminal);
  return { code, said: terminal.said };
}

const replay = (...args: string[]) =>
  run('replay', ...args, '--source', 'simulator', '--simulator-url', http.url);

async function letters(status: 'open' | 'replayed' | 'discarded'): Promise<Record<string, unknown>[]> {
  const { said } = await run('list', '--status', status, '--json');
  expect(said).toHaveLength(1);
  return JSON.parse(said[0] ?? '');
}

const idOf = async (gamePk: number): Promise<string> =>
  String((await letters('open')).find((letter) => letter['game_pk'] === gamePk)?.['dead_letter_id']);

const isComplete = async (gamePk: number): Promise<boolean> =>
  (
    await readWarehouse(
      dataDir,
      `select is_complete from mlb_historical_data.games where game_pk = ${gamePk}`,
    )
  )[0]?.['is_complete'] === true;

describe('dead letters, one after the other', () => {
  it('list shows every open one with what failed, and no payload', async () => {
    const open = await letters('open');
    expect(open.map((letter) => letter['game_pk']).sort()).toEqual([firstPk, secondPk, thirdPk].sort());
    for (const letter of open) {
      expect(letter).toMatchObject({
        status: 'open',
        stage: 'validator',
        code: 'SOURCES_EXHAUSTED',
        game_date: date,
      });
      expect(letter).not.toHaveProperty('payload');
    }
    const { code, said } = await run('list');
    expect(code).toBe(0);
    expect(said).toHaveLength(4);
    expect(said.join('\n')).toContain(String(firstPk));
  });

  it('show has the whole letter with its payload', async () => {
    const id = await idOf(firstPk);
    const { code, said } = await run('show', id);
    expect(code).toBe(0);
    const letter: Record<string, unknown> = JSON.parse(said.join('\n'));
    expect(letter['dead_letter_id']).toBe(id);
    expect(JSON.parse(String(letter['payload']))).toMatchObject({
      type: 'hankstank.collection.requested.v1',
      data: { game_date: date, game_pks: [firstPk], reason: 'replay' },
    });
  });

  it('replay brings the game in once its cause is gone, and only that game', {
    timeout: 60_000,
  }, async () => {
    simulator.clearFaults();
    for (const gamePk of [secondPk, thirdPk]) fail(gamePk);
    const id = await idOf(firstPk);
    const { code, said } = await replay(id);
    expect(code).toBe(0);
    expect(said).toEqual(['replayed 1, of these failed again 0']);
    expect(await isComplete(firstPk)).toBe(true);
    expect(await isComplete(secondPk)).toBe(false);
    expect((await letters('replayed')).map((letter) => letter['dead_letter_id'])).toEqual([id]);
  });

  it('replay of a game that still fails says so, and leaves a letter to replay', {
    timeout: 60_000,
  }, async () => {
    const { code, said } = await replay(await idOf(secondPk));
    expect(said.join()).toMatch(/failed again 1/);
    expect(code).toBe(1);
    expect((await letters('open')).filter((letter) => letter['game_pk'] === secondPk)).toHaveLength(1);
  });

  it('discard puts one away with a note and keeps its payload', async () => {
    const id = await idOf(thirdPk);
    const { code } = await run('discard', id, '--note', 'rained out for good');
    expect(code).toBe(0);
    expect(await letters('discarded')).toEqual([
      expect.objectContaining({ dead_letter_id: id, status_note: 'rained out for good' }),
    ]);
    expect((await letters('open')).some((letter) => letter['game_pk'] === thirdPk)).toBe(false);
    const { said } = await run('show', id);
    expect(JSON.parse(said.join('\n'))).toHaveProperty(
      'payload',
      expect.stringContaining('collection.requested'),
    );
  });

  it('replay all does what is open, and nothing is left', { timeout: 60_000 }, async () => {
    simulator.clearFaults();
    const { code } = await replay('all');
    expect(code).toBe(0);
    expect(await letters('open')).toEqual([]);
    expect(await isComplete(secondPk)).toBe(true);
    expect((await run('list', '--status', 'open')).said).toEqual(['no dead letters']);
  });

  it('names an id that does not exist', async () => {
    await expect(run('show', 'nobody')).rejects.toMatchObject({ code: 'DEAD_LETTER_NOT_FOUND' });
    await expect(replay('nobody')).rejects.toMatchObject({ code: 'DEAD_LETTER_NOT_FOUND' });
    await expect(run('show')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });

  it('explains its words before it makes a data folder', async () => {
    const elsewhere = join(root, 'elsewhere');
    const burn = dlq(['burn', '--data-dir', elsewhere], recordingTerminal());
    await expect(burn).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('usage: dlq'),
    });
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('leaves no message behind', async () => {
    const leftOvers = await findLeftOvers(dataDir, { collectionsMax: 4 });
    // Only a night records manifests in the warehouse.
    expect(leftOvers.filter((problem) => !problem.endsWith('is not recorded'))).toEqual([]);
  });
});
