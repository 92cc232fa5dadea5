import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stageNames } from '../../schemas/topics.ts';
import { dataPaths } from '../../services/console/embedded-ports.ts';
import type { ChaosNightOrder } from '../support/chaos-night.ts';
import type { KillPoint } from '../support/fault-ports.ts';
import { differencesOf, type FinalState, readFinalState } from '../support/final-state.ts';
import { findLeftOvers } from '../support/left-over.ts';
import { type NightEnd, type NightProcess, startNightProcess } from '../support/night-process.ts';

/** Two processes that are killed, and two that take up what they left. */
const lanes = 2;
const collectionsMax = 2;
/** A process costs more than what it does: a folder is killed more than once, at points far apart, before it is looked at. */
const killsPerFolder = 4;

const root = mkdtempSync(join(tmpdir(), 'hankstank-kill-'));
const folder = (name: string): string => join(root, name);

const history: ChaosNightOrder = {
  dataDir: folder('base'),
  dates: ['2025-03-27', '2025-03-28', '2025-03-29', '2025-03-30', '2025-03-31', '2025-04-01'],
  now: '2025-04-02T12:00:00Z',
  spoiltDate: null,
  environment: { COLLECTOR_DATASETS: '' },
  kill: null,
};

/** Collects a date whose second game is given up, and deploys the first model. */
const night = (dataDir: string, kill: ChaosNightOrder['kill'] = null): ChaosNightOrder => ({
  dataDir,
  dates: ['2025-04-02'],
  now: '2025-04-03T12:00:00Z',
  spoiltDate: '2025-04-02',
  environment: {
    TRAINER_TRAINING_GAMES_MIN: '4',
    TRAINER_HOLDOUT_GAMES_MIN: '2',
    VALIDATOR_COLLECTIONS_MAX: String(collectionsMax),
    // Every dataset is written in the same way: one stands for all.
    COLLECTOR_DATASETS: 'standings',
  },
  kill,
});

const calm: NightProcess[] = [];
let points: KillPoint[] = [];
let reference: { state: FinalState; dataDir: string };

function copyOfBase(name: string): string {
  const dataDir = folder(name);
  cpSync(folder('base'), dataDir, { recursive: true });
  return dataDir;
}

const pointsOf = (end: NightEnd): KillPoint[] => {
  if (end.kind === 'done') return end.points;
  throw new Error(`a night that nobody killed ended with ${end.signal ?? end.code}: ${end.errors}`);
};

beforeAll(async () => {
  calm.push(...Array.from({ length: lanes }, startNightProcess));
  const [first] = calm;
  if (first === undefined) throw new Error('no process');
  pointsOf(await first.run(history));
  // Nobody reads these again, and every copy of the base would carry them.
  for (const zone of ['raw', 'staging', 'validated', 'features', 'quality', 'predictions'])
    rmSync(join(dataPaths(folder('base')).objects, zone), { recursive: true, force: true });
  const dataDir = copyOfBase('reference');
  points = pointsOf(await first.run(night(dataDir)));
  // What follows a killed night is another night, so the same follows the undisturbed one.
  pointsOf(await first.run(night(dataDir)));
  reference = { state: await readFinalState(dataDir), dataDir };
});

afterAll(async () => {
  await Promise.all(calm.map((nightProcess) => nightProcess.close()));
  rmSync(root, { recursive: true, force: true });
});

/** What became of a folder whose nights were killed one after the other. */
interface Relay {
  /** Points at which a night was killed. */
  killed: KillPoint[];
  /** Points that no night came by: what they are made of was done before. */
  missed: KillPoint[];
  problems: string[];
}

/**
 * On one copy of the base, kills one night after the other, each at the next point, then lets a calm one follow and says what is
 * not as it would have been. Every killed night takes up what the one before left.
 */
async function killAt(relay: readonly KillPoint[], name: string, survivor: NightProcess): Promise<Relay> {
  const dataDir = copyOfBase(name);
  const result: Relay = { killed: [], missed: [], problems: [] };
  for (const point of relay) {
    const victim = startNightProcess();
    const end = await victim.run(night(dataDir, { label: point.label, delayMs: point.durationMs / 2 }));
    await victim.close();
    if (end.kind === 'done') result.missed.push(point);
    else result.killed.push(point);
    if (end.kind === 'ended' && end.signal !== 'SIGKILL')
      result.problems.push(`the night ended by itself: ${end.code} ${end.errors}`);
  }
  const last = await survivor.run(night(dataDir));
  if (last.kind === 'ended') return { ...result, problems: [`the night after ended: ${last.errors}`] };
  const actual = { state: await readFinalState(dataDir), dataDir };
  result.problems.push(
    ...(await differencesOf(reference, actual)),
    ...(await findLeftOvers(dataDir, { collectionsMax })),
  );
  rmSync(dataDir, { recursive: true, force: true });
  return result;
}

/** Relays of points that lie far apart, in the order of the night. */
function relaysOf(all: readonly KillPoint[], length: number): KillPoint[][] {
  const relays = Math.ceil(all.length / length);
  return Array.from({ length: relays }, (_, first) => all.filter((_, index) => index % relays === first));
}

it('meets every stage of the chain, a game that is given up and a first model in the undisturbed night', async () => {
  const stages = new Set(points.map(({ label }) => label.split('.', 1)[0]));
  for (const stage of stageNames) expect(stages).toContain(stage);
  expect(points.some(({ label }) => label.startsWith('collector.data.retry'))).toBe(true);
  expect(points.some(({ label }) => label.includes('publish model.deployed'))).toBe(true);
  expect(new Set(points.map(({ label }) => label)).size).toBe(points.length);
  expect(await findLeftOvers(reference.dataDir, { collectionsMax })).toEqual([]);
  expect(reference.state['models/game_outcome/current.json']).toMatch(/^[0-9a-f]{64}$/);
  expect(reference.state['operational.dead_letter_queue']).toMatch(/^1 rows/);
});

it('loses nothing and doubles nothing wherever it is killed', { timeout: 900_000 }, async () => {
  const perStage = Map.groupBy(points, ({ label }) => label.split(/[.:]/, 1)[0] ?? '');
  console.log(
    `${points.length} kill points: ${[...perStage].map(([stage, own]) => `${stage} ${own.length}`).join(', ')}`,
  );
  const limit = pLimit(lanes);
  const free = [...calm];
  const killed = new Set<string>();
  const failures: string[] = [];

  const runRelay = async (relay: readonly KillPoint[], name: string): Promise<KillPoint[]> => {
    const survivor = free.pop() ?? startNightProcess();
    const result = await killAt(relay, name, survivor);
    free.push(survivor);
    for (const { label } of result.killed) killed.add(label);
    if (result.problems.length > 0)
      failures.push(
        `killed at ${relay.map(({ label }) => label).join(', then at ')}:\n  ${result.problems.join('\n  ')}`,
      );
    return result.missed;
  };

  const missed = await Promise.all(
    relaysOf(points, killsPerFolder).map((relay, index) => limit(() => runRelay(relay, `relay-${index}`))),
  );
  // A point that a relay did not come by any more is met by a night of its own.
  const alone = missed.flat();
  await Promise.all(alone.map((point, index) => limit(() => runRelay([point], `alone-${index}`))));
  console.log(`${alone.length} of them had to be met by a night of their own`);
  expect(failures).toEqual([]);
  expect([...killed].sort()).toEqual(points.map(({ label }) => label).sort());
});
