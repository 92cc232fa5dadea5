import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld } from '../../services/league-simulator/world.ts';
import { dateRange } from '../../shared/domain/calendar.ts';
import { differencesOf, type FinalState, readFinalState } from '../support/final-state.ts';
import { leagueSource } from '../support/league-source.ts';
import { findLeftOvers, readManifests } from '../support/left-over.ts';
import { runNight, tickingClock } from '../support/night.ts';
import { shuffled } from '../support/seeded-order.ts';
import { type ShufflingBus, shufflingBus } from '../support/shuffling-bus.ts';
import { withoutBatters } from '../support/spoilt-feed.ts';

const slate = '2025-04-02';
const now = '2025-04-02T12:00:00.000Z';
const dates = dateRange('2025-03-27', '2025-04-01');
const collectionsMax = 2;
const root = mkdtempSync(join(tmpdir(), 'hankstank-duplicates-'));

/** The default league with its awkward days; one game is given up, so that retries and dead letters are repeated too. */
const world = createWorld({ seed: 20_250_611 });
const spoiltPk = world.calendar(2025).games.find(({ officialDate }) => officialDate === '2025-03-30')?.gamePk;
const source = leagueSource(world, {
  now: () => now,
  gamesPerDateMax: 4,
  change: (request, body) =>
    request.endpoint === 'feed_live' && request.gamePk === spoiltPk ? withoutBatters(body) : body,
});

const run = (name: string, order: readonly string[], bus?: ShufflingBus) =>
  runNight({
    dataDir: join(root, name),
    source,
    dates: [...order, slate],
    slate,
    clock: tickingClock(now),
    environment: {
      TRAINER_TRAINING_GAMES_MIN: '6',
      TRAINER_HOLDOUT_GAMES_MIN: '2',
      VALIDATOR_COLLECTIONS_MAX: String(collectionsMax),
      // Which people and clubs are asked for follows from who is known, and so from the order of the dates: their rows end the
      // same, but the ledger of requests does not.
      COLLECTOR_DATASETS: 'transactions,standings,season_stats',
    },
    ...(bus === undefined ? {} : { wrap: (ports) => ({ ...ports, bus }) }),
  });

let plain: { state: FinalState; dataDir: string };

beforeAll(async () => {
  await run('plain', dates);
  const dataDir = join(root, 'plain');
  plain = { state: await readFinalState(dataDir), dataDir };
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

it('has a night worth repeating: a dead letter and a deployed model', () => {
  expect(spoiltPk).toBeDefined();
  expect(plain.state['operational.dead_letter_queue']).toMatch(/^1 rows/);
  expect(plain.state['models/game_outcome/current.json']).toMatch(/^[0-9a-f]{64}$/);
});

it.each([1, 2, 3])(
  'ends the same when every event comes three times and out of order (seed %i)',
  { timeout: 90_000 },
  async (seed) => {
    const bus = shufflingBus(seed, 3);
    const name = `shuffled-${seed}`;
    await run(name, shuffled(dates, seed), bus);
    const dataDir = join(root, name);
    const events = readManifests(dataDir).length;
    expect(bus.deliveries()).toBe(3 * events);
    expect(await differencesOf(plain, { state: await readFinalState(dataDir), dataDir })).toEqual([]);
    expect(await findLeftOvers(dataDir, { collectionsMax })).toEqual([]);
  },
);
