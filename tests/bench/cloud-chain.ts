import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRunId } from '../../services/console/run-chain.ts';
import { createArchiveSource } from '../../shared/adapters/local/archive-source.ts';
import { randomIds, systemClock } from '../../shared/adapters/local/clock.ts';
import { openCloudChain } from '../support/cloud/cloud-chain.ts';
import { openPubSubEmulator, pubSubEmulatorJar } from '../support/cloud/pubsub-emulator.ts';
import { openPushRelay } from '../support/cloud/push-relay.ts';
import { runNight } from '../support/night.ts';
import { testData } from '../support/test-data.ts';
import { formatRatio, formatTimings, ratios, summarize, timeMs } from './measure.ts';

// Recorded nights, one after the other: by the embedded chain in this process, and by one process a stage over Pub/Sub and the test servers.
const dates = ['2023-05-03', '2023-05-20', '2023-08-09', '2024-05-29', '2024-07-12'];

const archive = testData('statsapi');
if (archive !== null) {
  const embedded = mkdtempSync(join(tmpdir(), 'hankstank-bench-'));
  const jar = pubSubEmulatorJar();
  const source = await createArchiveSource(archive);
  const chain = await openCloudChain(
    () => (jar === null ? openPushRelay() : openPubSubEmulator(jar)),
    archive,
  );
  try {
    const here: number[] = [];
    const wire: number[] = [];
    const jobs: number[] = [];
    for (const [round, date] of dates.entries()) {
      const hereMs = await timeMs(() =>
        runNight({ dataDir: embedded, source, dates: [date], slate: date, clock: systemClock }),
      );
      const countJobs = () =>
        chain.bigQuery.requests.filter(({ method, path }) => method === 'POST' && path === '/jobs').length;
      const jobsBefore = countJobs();
      const wireMs = await timeMs(async () => {
        const run = { run_id: newRunId({ clock: systemClock, ids: randomIds }), game_date: date };
        const collection = await chain.publish({
          topic: 'collection.requested',
          data: { ...run, reason: 'nightly', game_pks: null, attempt: 1 },
        });
        await chain.settle([collection]);
        const slate = await chain.publish({ topic: 'slate.requested', data: { ...run, cutoff_at: null } });
        await chain.settle([slate]);
      });
      // The first night warms up.
      if (round === 0) continue;
      here.push(hereMs);
      wire.push(wireMs);
      jobs.push(countJobs() - jobsBefore);
    }
    console.log(`  pushed by ${jar === null ? 'our relay' : 'the Pub/Sub emulator'}`);
    console.log(`  embedded       ${formatTimings(summarize(here))}`);
    console.log(`  over the wire  ${formatTimings(summarize(wire))}  ${formatRatio(ratios(wire, here))}`);
    console.log(`  jobs of BigQuery a night: ${jobs.join(', ')}`);
  } finally {
    await chain.remove();
    rmSync(embedded, { recursive: true, force: true });
  }
}
