import { describe, expect, it, onTestFinished } from 'vitest';
import { deadLetterStage } from '../../../functions/dead-letter/handler.ts';
import { type CloudJob, cloudCommands } from '../../../services/console/cloud-commands.ts';
import { readLetters } from '../../../services/console/dead-letters.ts';
import { openEmbeddedPorts } from '../../../services/console/embedded-ports.ts';
import { openBigQueryWarehouse } from '../../../shared/adapters/gcp/bigquery-warehouse.ts';
import { readCloudSettings } from '../../../shared/adapters/gcp/cloud-settings.ts';
import { openCloudObjects } from '../../../shared/adapters/gcp/cloud-storage-objects.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { createEvent } from '../../../shared/runtime/cloud-event.ts';
import { deadLetterPublication } from '../../../shared/runtime/dead-letter.ts';
import { handleDelivery } from '../../../shared/runtime/stage.ts';
import { openBigQueryServer } from '../../support/cloud/bigquery-server.ts';
import { openStorageServer } from '../../support/cloud/storage-server.ts';
import { countingIds } from '../../support/manual-clock.ts';
import { type RecordingBus, recordingBus } from '../../support/memory-bus.ts';
import { tickingClock } from '../../support/night.ts';
import { memoryLog } from '../../support/silent-log.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Six in the morning in New York, in the season of 2024. */
const morning = '2024-07-13T10:15:00.000Z';

type Storage = Pick<CloudJob['ports'], 'objects' | 'warehouse'>;

/** DuckDB and a folder. */
async function openHere(): Promise<Storage> {
  const ports = await openEmbeddedPorts(temporaryFolder(), { logLevel: 'fatal' });
  onTestFinished(() => ports.warehouse.close());
  return ports;
}

/** BigQuery and Cloud Storage, as test servers of this machine. */
async function openOverTheWire(): Promise<Storage> {
  const storage = await openStorageServer({ buckets: ['test-bucket'] });
  const bigQuery = await openBigQueryServer({
    readObject: async (bucket, key) => storage.read(bucket, key) ?? expect.fail(`no object ${key}`),
  });
  const settings = readCloudSettings({
    GOOGLE_CLOUD_PROJECT: 'test-project',
    HANKSTANK_BUCKET: 'test-bucket',
    STORAGE_ENDPOINT: storage.url,
    BIGQUERY_ENDPOINT: bigQuery.url,
  });
  const warehouse = openBigQueryWarehouse(settings, { polling: { firstMs: 5, longestMs: 20 } });
  await warehouse.ensureSchema();
  onTestFinished(async () => {
    await warehouse.close();
    await Promise.all([storage.close(), bigQuery.close()]);
  });
  return { objects: openCloudObjects(settings), warehouse };
}

const run = (name: string, job: CloudJob, args: readonly string[] = []): Promise<string> =>
  (cloudCommands[name] ?? expect.fail(`no command ${name}`))(job, args);

const slateEvent = createEvent(
  {
    topic: 'slate.requested',
    data: { run_id: '20240712T101500Z-ab12', game_date: '2024-07-12', cutoff_at: null },
  },
  { source: 'console', time: '2024-07-12T10:15:00.000Z', idSeed: 'lost' },
);

/** Puts a message into the queue of dead letters, as the dead-letter stage does. */
async function loseMessage({ ports }: CloudJob, payload: string): Promise<void> {
  const letter = deadLetterPublication(new HanksTankError('WAREHOUSE_UNAVAILABLE', 'not now'), {
    stageName: 'feature-engine',
    delivery: {
      payload,
      attempt: 5,
      topic: 'slate.requested',
      subscription: 'feature-engine.slate.requested',
    },
    event: payload === JSON.stringify(slateEvent) ? slateEvent : null,
    failedAt: '2024-07-12T10:20:00.000Z',
  });
  const { warehouse, objects } = ports;
  await handleDelivery(deadLetterStage, { warehouse, objects }, ports, {
    payload: JSON.stringify(
      createEvent(letter, { source: 'x', time: '2024-07-12T10:20:00.000Z', idSeed: payload }),
    ),
    attempt: 1,
    topic: 'event.dead-lettered',
    subscription: 'dead-letter.event.dead-lettered',
  });
}

const saidOn = (bus: RecordingBus) =>
  bus.published.map(({ topic, event }) => [topic, (event.data as { game_date: string }).game_date]); // both topics have it

describe.each([
  ['DuckDB and a folder', openHere],
  ['BigQuery and Cloud Storage', openOverTheWire],
])('the job over %s', (_name, open) => {
  /** Nothing is stored yet; the bus only remembers. */
  async function jobAt(now: string): Promise<{ job: CloudJob; bus: RecordingBus }> {
    const bus = recordingBus();
    const ports = {
      ...(await open()),
      bus,
      clock: tickingClock(now),
      ids: countingIds(),
      log: memoryLog().log,
    };
    return { job: { ports, environment: {}, expectsStatcast: true }, bus };
  }

  it('plans a night: every date that is missing of the last week, then the slate, in one run', async () => {
    const { job, bus } = await jobAt(morning);
    const said = await run('plan-night', job);
    const collected = saidOn(bus).filter(([topic]) => topic === 'collection.requested');
    expect(collected.map(([, date]) => date)).toEqual([
      ...['05', '06', '07', '08', '09', '10', '11', '12', '13'].map((day) => `2024-07-${day}`),
    ]);
    expect(saidOn(bus).at(-1)).toEqual(['slate.requested', '2024-07-13']);
    const runs = new Set(bus.published.map(({ event }) => (event.data as { run_id: string }).run_id)); // both topics have it
    expect(runs.size).toBe(1);
    expect(said).toContain('2024-07-12');
  });

  it('plans nothing in the off-season', async () => {
    const { job, bus } = await jobAt('2024-01-10T11:15:00.000Z');
    expect(await run('plan-night', job)).toContain('off-season');
    expect(await run('train', job)).toContain('off-season');
    expect(bus.published).toEqual([]);
  });

  it('asks for the slate of today, with which the trainer decides', async () => {
    const { job, bus } = await jobAt(morning);
    await run('train', job);
    expect(saidOn(bus)).toEqual([['slate.requested', '2024-07-13']]);
  });

  it('heals data first: dates that are missing, and letters that the surroundings broke', async () => {
    const { job, bus } = await jobAt(morning);
    await loseMessage(job, JSON.stringify(slateEvent));
    const { warehouse } = job.ports;

    await run('heal', job);
    const topics = new Set(saidOn(bus).map(([topic]) => topic));
    expect(topics).toEqual(new Set(['collection.requested', 'slate.requested']));
    const replayed = bus.published.find(({ topic }) => topic === 'slate.requested');
    expect(replayed?.event.id).toBe(slateEvent.id);
    expect(await readLetters(warehouse, { status: 'open' })).toEqual([]);
  });

  it('replays one letter, or all of them; what is no event stays open until it is discarded', async () => {
    const { job, bus } = await jobAt(morning);
    await loseMessage(job, JSON.stringify(slateEvent));
    await loseMessage(job, 'no event');
    const { warehouse } = job.ports;
    const ids = new Map(
      (await readLetters(warehouse, {})).map(({ dead_letter_id: id, payload }) => [payload, id]),
    );
    const [good = '', bad = ''] = [ids.get(JSON.stringify(slateEvent)), ids.get('no event')];

    expect(await run('replay', job, [good])).toBe('replayed 1');
    expect(bus.published.map(({ event }) => event.id)).toEqual([slateEvent.id]);
    expect(await run('replay', job, ['all'])).toBe(`replayed 0; no events, to be discarded: ${bad}`);
    expect(await readLetters(warehouse, { id: bad })).toMatchObject([{ status: 'open' }]);
    expect(await run('discard', job, [bad])).toBe('discarded 1');
    expect(await readLetters(warehouse, { status: 'open' })).toEqual([]);
    expect(bus.published).toHaveLength(1);
    await expect(run('replay', job, ['nobody'])).rejects.toMatchObject({ code: 'DEAD_LETTER_NOT_FOUND' });
  });

  it('asks for the missing dates of a range, oldest first and a month at a time', async () => {
    const { job, bus } = await jobAt(morning);
    const said = await run('backfill', job, ['2024-06-01', '2024-07-31']);
    const dates = saidOn(bus);
    expect(new Set(dates.map(([topic]) => topic))).toEqual(new Set(['collection.requested']));
    expect(dates).toHaveLength(31);
    expect(dates[0]?.[1]).toBe('2024-06-01');
    expect(dates.at(-1)?.[1]).toBe('2024-07-01');
    // Today and what comes after it is not over yet.
    expect(said).toContain('left out 19; 11 more are missing');
    expect(await run('backfill', job, ['2024-01-02', '2024-01-03'])).toContain('asked for 0 dates (none)');
  });

  it('refuses arguments that it does not understand, and asks nobody for anything', async () => {
    const { job, bus } = await jobAt(morning);
    const wrong = [
      ['backfill', '2024-07-01'],
      ['backfill', '2024-07-02', '2024-07-01'],
      ['backfill', 'June', 'July'],
      ['replay'],
      ['discard', 'one', 'two'],
      ['heal', 'all'],
    ];
    for (const [name = '', ...args] of wrong)
      await expect(run(name, job, args)).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message: expect.stringContaining(`usage: ${name}`),
      });
    expect(bus.published).toEqual([]);
  });

  it('cleans up what is too old, and says how much', async () => {
    const { job } = await jobAt(morning);
    const keyOf = (runId: string) => `quality/game_date=2020-01-01/run=${runId}/attempt=1.json`;
    const [old, young] = [keyOf('20200102T061500Z-ab12'), keyOf('20240712T061500Z-ab12')];
    for (const key of [old, young]) await job.ports.objects.put(key, Buffer.from('{}'));
    expect(await run('cleanup', job)).toBe('deleted 1 objects and 0 rows');
    expect((await job.ports.objects.list('quality/')).map(({ key }) => key)).toEqual([young]);
  });
});
