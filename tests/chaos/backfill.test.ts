import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateRange } from '../../shared/domain/calendar.ts';
import { differencesOf, type FinalState, readFinalState, readWarehouse } from '../support/final-state.ts';
import { type BackfillOrder, backfillLeague } from '../support/league-backfill.ts';

/** One game a day: the days are what counts. */
const month = { from: '2025-04-01', to: '2025-04-30', now: '2025-05-01T14:00:00Z', gamesPerDateMax: 1 };
const root = mkdtempSync(join(tmpdir(), 'hankstank-backfill-'));
const folder = (name: string): string => join(root, name);
const whole = folder('whole');
let expected: { state: FinalState };

const collect = (name: string, change: Partial<BackfillOrder> = {}) =>
  backfillLeague({ dataDir: folder(name), ...month, ...change });

beforeAll(async () => {
  const { begun, featuresRebuilt } = await collect('whole');
  expect(begun).toHaveLength(30);
  expect(featuresRebuilt).toHaveLength(30);
  expected = { state: await readFinalState(whole) };
}, 300_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

const ledger = 'raw_data.raw_objects';
/** Clubs, parks and people are asked for when a date first needs them: that follows from the order. Their tables are compared. */
const answers = `select distinct game_date, endpoint, content_sha256 from ${ledger} where endpoint in ('schedule', 'feed_live') order by all`;

async function differences(name: string): Promise<string[]> {
  const state = await readFinalState(folder(name));
  const without = (own: FinalState): FinalState => ({ ...own, [ledger]: '' });
  expect(await readWarehouse(folder(name), answers)).toEqual(await readWarehouse(whole, answers));
  return differencesOf(
    { state: without(expected.state), dataDir: whole },
    { state: without(state), dataDir: folder(name) },
  );
}

/** Runs a backfill in a process of its own and kills it when so many dates are done. */
async function killAfter(name: string, dates: number): Promise<void> {
  const order = { dataDir: folder(name), ...month };
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../support/league-backfill.ts'), JSON.stringify(order)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_, signal) => resolve(signal)),
  );
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.includes(` ${dates}/`)) child.kill('SIGKILL');
  });
  expect(await ended).toBe('SIGKILL');
}

describe('a backfill', () => {
  it('skips what is done, with the reason', { timeout: 120_000 }, async () => {
    const { plan, begun } = await collect('whole');
    expect(begun).toEqual([]);
    expect(plan.skipped.map(({ date }) => date)).toEqual(dateRange(month.from, month.to));
    expect(new Set(plan.skipped.map(({ reason }) => reason))).toEqual(
      new Set(['done: 1 game in the warehouse']),
    );
    expect(await differences('whole')).toEqual([]);
  });

  it('fills the gaps of a month, and its features are those of a month without gaps', {
    timeout: 300_000,
  }, async () => {
    const gaps = ['2025-04-03', '2025-04-04', '2025-04-11', '2025-04-19', '2025-04-30'];
    let first: string | null = month.from;
    for (const gap of [...gaps, addDays(month.to, 1)]) {
      if (first !== null && first < gap) await collect('gaps', { from: first, to: addDays(gap, -1) });
      first = addDays(gap, 1);
    }
    const [before] = await readWarehouse(
      folder('gaps'),
      'select count(distinct game_date)::int as days from mlb_historical_data.games',
    );
    expect(before).toEqual({ days: 25 });
    const { plan, begun, featuresRebuilt } = await collect('gaps');
    expect(plan.dates.map(({ date, why }) => `${date} ${why}`)).toEqual(gaps.map((gap) => `${gap} missing`));
    expect(begun).toEqual(gaps);
    expect(featuresRebuilt).toEqual(gaps);
    expect(await differences('gaps')).toEqual([]);
  });

  it('that is killed goes on where it was, as often as it is killed, to the same end', {
    timeout: 300_000,
  }, async () => {
    for (const dates of [3, 7, 5]) await killAfter('killed', dates);
    const { plan, begun } = await collect('killed');
    expect(plan.skipped.length).toBeGreaterThanOrEqual(15);
    expect(begun.length).toBeLessThanOrEqual(15);
    expect(await differences('killed')).toEqual([]);
  });
});
