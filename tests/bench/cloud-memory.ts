import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stageNames } from '../../schemas/topics.ts';
import { newRunId } from '../../services/console/run-chain.ts';
import { randomIds, systemClock } from '../../shared/adapters/local/clock.ts';
import { openCloudChain } from '../support/cloud/cloud-chain.ts';
import { openPushRelay } from '../support/cloud/push-relay.ts';
import { simulatedArchive } from '../support/simulated-archive.ts';

// Nights of the simulated league with one game and with fifteen, over the wire: how many jobs of BigQuery they take, and how much memory
// every stage has had in the end. The sizes in terraform/modules/platform/stages.tf go by it.
const games = new Map([
  ['2024-07-12', 1],
  ['2024-07-13', 15],
  ['2024-07-14', 15],
  ['2024-07-15', 1],
]);

const folder = mkdtempSync(join(tmpdir(), 'hankstank-bench-'));
const chain = await openCloudChain(openPushRelay, simulatedArchive(games, folder));
try {
  for (const [date, count] of games) {
    const before = chain.bigQuery.requests.length;
    const run = { run_id: newRunId({ clock: systemClock, ids: randomIds }), game_date: date };
    const collection = await chain.publish({
      topic: 'collection.requested',
      data: { ...run, reason: 'nightly', game_pks: null, attempt: 1 },
    });
    await chain.settle([collection]);
    const slate = await chain.publish({ topic: 'slate.requested', data: { ...run, cutoff_at: null } });
    await chain.settle([slate]);
    const jobs = chain.bigQuery.requests
      .slice(before)
      .filter(({ method, path }) => method === 'POST' && path === '/jobs').length;
    console.log(`  ${date}, at most ${count} games: ${jobs} jobs of BigQuery`);
  }
  for (const stage of stageNames)
    console.log(`  ${stage.padEnd(16)} ${chain.stages.peakMemoryMb(stage)?.toFixed(0) ?? '?'} MB`);
} finally {
  await chain.remove();
  rmSync(folder, { recursive: true, force: true });
}
