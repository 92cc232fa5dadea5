import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataPaths } from '../../services/console/embedded-ports.ts';
import { createLeagueSimulator } from '../../services/league-simulator/league-simulator.ts';
import { runConsole } from '../support/console-process.ts';
import { differencesOf, readFinalState } from '../support/final-state.ts';
import { findLeftOvers } from '../support/left-over.ts';

const root = mkdtempSync(join(tmpdir(), 'hankstank-surroundings-'));
const simulator = createLeagueSimulator({
  seed: 20_250_611,
  now: '2025-03-30T12:00:00Z',
  scenarios: [],
});
let http: { url: string; close(): Promise<void> };

beforeAll(async () => {
  http = await simulator.listen();
});

afterAll(async () => {
  await http.close();
  rmSync(root, { recursive: true, force: true });
});

const nightly = (dataDir: string, date: string, limits: { fileBlocksMax?: number } = {}) =>
  runConsole(
    [
      'nightly',
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
    ],
    limits,
  );

describe('a data folder that is in use', () => {
  it('stops the second process at once, with the first one named', { timeout: 60_000 }, async () => {
    const dataDir = join(root, 'shared');
    const { warehouse, objects } = dataPaths(dataDir);
    mkdirSync(dataDir, { recursive: true });
    const holder = spawn(
      process.execPath,
      [join(import.meta.dirname, '../support/hold-warehouse.ts'), warehouse, objects],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    await new Promise<void>((resolve) => holder.stdout.once('data', () => resolve()));
    const second = await nightly(dataDir, '2025-03-28');
    holder.stdin.end();
    await new Promise((resolve) => holder.once('close', resolve));
    expect(second.code).toBe(1);
    expect(second.errors).toContain(`in use by process ${holder.pid}`);
    expect(second.errors).toContain('DATA_FOLDER_IN_USE');
    expect(second.errors).not.toContain('    at ');

    const third = await nightly(dataDir, '2025-03-28');
    expect(third.errors).not.toContain('DATA_FOLDER_IN_USE');
    expect(third.code).toBe(0);
  });
});

describe('no room left (files limited by ulimit -f)', () => {
  it.each([
    ['warehouse', 2],
    ['objects', 100],
  ] as const)(
    'for the %s is said in one sentence, and the next night with room makes good',
    { timeout: 120_000 },
    async (where, divisor) => {
      const dataDir = join(root, `full-${where}`);
      const undisturbed = join(root, 'undisturbed');
      expect((await nightly(dataDir, '2025-03-28')).code).toBe(0);
      const before = await readFinalState(dataDir);
      // No file may be written beyond half of the warehouse, or beyond a size that not even a feed keeps to.
      const blocks = Math.ceil(statSync(dataPaths(dataDir).warehouse).size / 1_024 / divisor);
      const full = await nightly(dataDir, '2025-03-29', { fileBlocksMax: blocks });
      expect(full.signal).toBeNull();
      expect(full.code, full.errors).toBe(1);
      expect(full.errors, where).toContain('STORAGE_FULL');
      expect(full.errors).not.toContain('    at ');
      const stopped = await readFinalState(dataDir);
      for (const table of ['mlb_features.team_rolling_features', 'mlb_historical_data.games'])
        expect(Number.parseInt(stopped[table] ?? '', 10)).toBeGreaterThanOrEqual(
          Number.parseInt(before[table] ?? '', 10),
        );

      const mended = await nightly(dataDir, '2025-03-29');
      expect(mended.code, mended.errors).toBe(0);
      await nightly(undisturbed, '2025-03-28');
      await nightly(undisturbed, '2025-03-29');
      expect(
        await differencesOf(
          { state: await readFinalState(undisturbed), dataDir: undisturbed },
          { state: await readFinalState(dataDir), dataDir },
        ),
      ).toEqual([]);
      expect(await findLeftOvers(dataDir, { collectionsMax: 4 })).toEqual([]);
    },
  );
});

describe('a data folder that cannot be written', () => {
  it('is refused when a file lies in its place, and the file stays', { timeout: 60_000 }, async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, 'mine');
    for (const dataDir of [file, join(file, 'below')]) {
      const end = await nightly(dataDir, '2025-03-28');
      expect(end.code, end.errors).toBe(1);
      expect(end.errors).toContain('STORAGE_NOT_WRITABLE');
      expect(end.errors).not.toContain('    at ');
    }
    expect(statSync(file).size).toBe(4);
  });

  it('is refused when its permissions forbid it', { timeout: 60_000 }, async () => {
    if (process.getuid?.() === 0) {
      console.warn(
        'Running as root, whom no permission stops: the check of a read-only folder is NOT made here.',
      );
      return;
    }
    const dataDir = join(root, 'read-only');
    mkdirSync(dataDir);
    chmodSync(dataDir, 0o555);
    const end = await nightly(dataDir, '2025-03-28');
    chmodSync(dataDir, 0o755);
    expect(end.code, end.errors).toBe(1);
    expect(end.errors).toContain('STORAGE_NOT_WRITABLE');
  });
});
