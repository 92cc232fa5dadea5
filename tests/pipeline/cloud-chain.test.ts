import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Manifest, manifestKey } from '../../schemas/manifest.ts';
import { type StageName, stageNames } from '../../schemas/topics.ts';
import { readLetters } from '../../services/console/dead-letters.ts';
import { createArchiveSource } from '../../shared/adapters/local/archive-source.ts';
import { systemClock } from '../../shared/adapters/local/clock.ts';
import { type CloudChain, openCloudChain } from '../support/cloud/cloud-chain.ts';
import { openPubSubEmulator, pubSubEmulatorJar } from '../support/cloud/pubsub-emulator.ts';
import { openPushRelay } from '../support/cloud/push-relay.ts';
import type { PublishedEvent } from '../support/cloud/settle-chain.ts';
import { differencesOf, readFinalState } from '../support/final-state.ts';
import { runNight } from '../support/night.ts';
import { simulatedArchive } from '../support/simulated-archive.ts';
import { testData } from '../support/test-data.ts';

const dates = ['2024-07-12', '2024-08-24'];
const slate = '2024-08-24';
const runId = '20240825T061500Z-ab12';
const letters = 'operational.dead_letter_queue';

/** Recorded games; where there are none, those of the simulated league. */
const recordings = testData('statsapi');

/** The official emulator; where there is none, a relay of our own, so that all but Pub/Sub itself is shown everywhere. */
const jar = process.env['HANKSTANK_PUSH_RELAY'] === '1' ? null : pubSubEmulatorJar();
const openPushingServer = () => (jar === null ? openPushRelay() : openPubSubEmulator(jar));
console.log(`the chain over the wire: pushed by ${jar === null ? 'our relay' : 'the Pub/Sub emulator'}`);

/** Bytes that are no text: the loader can only refuse them. */
const poison = Buffer.from([0xc3, 0x28, 0x00, 0xff]);

describe('the chain over the wire', () => {
  const embedded = mkdtempSync(join(tmpdir(), 'hankstank-embedded-'));
  const recorded = mkdtempSync(join(tmpdir(), 'hankstank-archive-'));
  let chain: CloudChain;
  const published: PublishedEvent[] = [];
  let manifests: Manifest[] = [];

  const askFor = async (gameDate: string): Promise<void> => {
    published.push(
      await chain.publish({
        topic: 'collection.requested',
        data: { run_id: runId, game_date: gameDate, reason: 'nightly', game_pks: null, attempt: 1 },
      }),
    );
  };

  beforeAll(async () => {
    const archive = recordings ?? simulatedArchive(new Map(dates.map((date) => [date, 1])), recorded);
    const source = await createArchiveSource(archive);
    await runNight({ dataDir: embedded, source, dates, slate, clock: systemClock });
    chain = await openCloudChain(openPushingServer, archive);
  }, 180_000);

  afterAll(async () => {
    await chain?.remove();
    for (const folder of [embedded, recorded]) rmSync(folder, { recursive: true, force: true });
  });

  it('goes on where it was when a function is killed in the middle', async () => {
    const working = chain.waitForWork('loader');
    for (const date of dates) await askFor(date);
    await working;
    expect(await chain.stages.end('loader', 'SIGKILL')).toBeNull();
    // Long enough for a delivery that nobody takes.
    await delay(1_500);
    await chain.stages.restart('loader');
    manifests = await chain.settle(published);
    const loads = manifests.filter(({ stage }) => stage === 'loader');
    expect(loads.map(({ status }) => status)).toEqual(['success', 'success']);
    const labels = { product: 'hankstank', stage: 'loader', run_id: runId.toLowerCase() };
    const jobs = chain.bigQuery.requests.filter(({ path }) => path === '/jobs').map(({ body }) => body);
    expect(jobs).toContainEqual(
      expect.objectContaining({ configuration: expect.objectContaining({ labels }) }),
    );
  });

  it('finishes what it has begun when a service is told to stop', async () => {
    const working = chain.waitForWork('feature-engine');
    const asked = await chain.publish({
      topic: 'slate.requested',
      data: { run_id: runId, game_date: slate, cutoff_at: null },
    });
    published.push(asked);
    await working;
    expect(await chain.stages.end('feature-engine', 'SIGTERM')).toBe(0);
    const key = manifestKey('feature-engine', slate, runId, asked.event.id);
    expect(await chain.objects.head(key)).not.toBeNull();
    await chain.stages.restart('feature-engine');
    manifests = await chain.settle(published);
    expect(new Set(manifests.map(({ stage }) => stage))).toEqual(
      new Set(stageNames.filter((stage) => stage !== 'dead-letter')),
    );
  });

  it('acknowledges every event that comes again, and does nothing twice', async () => {
    const eventsById = new Map(
      [...published, ...manifests.flatMap(({ outbox }) => outbox)].map((one) => [one.event.id, one]),
    );
    const before = chain.bigQuery.requests.length;
    const answers: number[] = [];
    for (const { stage, event } of manifests) {
      const again = eventsById.get(event.id);
      if (again === undefined) throw new Error(`nobody published ${event.id}`);
      answers.push(await chain.pushAgain(stage as StageName, again)); // manifests are written under the names of stages
    }
    expect(answers.every((status) => status >= 200 && status < 300)).toBe(true);
    expect(chain.bigQuery.requests.length).toBe(before);
  });

  it('keeps a message that nobody can read as a dead letter, after five deliveries', async () => {
    await chain.publishBytes('data.validated', poison);
    const deadlineMs = performance.now() + 60_000;
    let found = await readLetters(chain.warehouse, {});
    while (found.length === 0 && performance.now() < deadlineMs) {
      await delay(300);
      found = await readLetters(chain.warehouse, {});
    }
    expect(found).toMatchObject([
      {
        stage: 'loader',
        subscription: 'loader.data.validated',
        topic: 'data.validated',
        code: 'EVENT_MALFORMED',
        attempts: 5,
        status: 'open',
        payload: poison.toString('base64'),
      },
    ]);
  });

  it('ends with the same tables as the embedded chain, but for that letter', async () => {
    const { dataDir } = await chain.close();
    const withoutLetters = async (folder: string) => {
      const { [letters]: _, ...state } = await readFinalState(folder);
      return { state, dataDir: folder };
    };
    const [expected, actual] = [await withoutLetters(embedded), await withoutLetters(dataDir)];
    expect(await differencesOf(expected, actual)).toEqual([]);
    expect(actual.state['mlb_historical_data.games']).toMatch(/^[1-9]/);
    expect(actual.state['mlb_predictions.game_predictions']).toMatch(/^[1-9]/);
  });
});
