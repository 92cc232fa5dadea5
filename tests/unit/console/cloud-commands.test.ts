import { afterEach, describe, expect, it } from 'vitest';
import { deadLetterStage } from '../../../functions/dead-letter/handler.ts';
import { type CloudJob, cloudCommands } from '../../../services/console/cloud-commands.ts';
import { readLetters } from '../../../services/console/dead-letters.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../../../services/console/embedded-ports.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { createEvent } from '../../../shared/runtime/cloud-event.ts';
import { deadLetterPublication } from '../../../shared/runtime/dead-letter.ts';
import { handleDelivery } from '../../../shared/runtime/stage.ts';
import { type RecordingBus, recordingBus } from '../../support/memory-bus.ts';
import { tickingClock } from '../../support/night.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Six in the morning in New York, in the season of 2024. */
const morning = '2024-07-13T10:15:00.000Z';

const opened: EmbeddedPorts[] = [];
afterEach(() => Promise.all(opened.splice(0).map(({ warehouse }) => warehouse.close())));

/** The job over an empty warehouse, with a bus that only remembers. */
async function jobAt(now: string): Promise<{ job: CloudJob; bus: RecordingBus }> {
  const embedded = await openEmbeddedPorts(temporaryFolder(), {
    logLevel: 'error',
    clock: tickingClock(now),
  });
  opened.push(embedded);
  const bus = recordingBus();
  return { job: { ports: { ...embedded, bus }, environment: {}, expectsStatcast: true }, bus };
}

const run = (name: string, job: CloudJob): Promise<string> =>
  (cloudCommands[name] ?? expect.fail(`no command ${name}`))(job);

const saidOn = (bus: RecordingBus) =>
  bus.published.map(({ topic, event }) => [topic, (event.data as { game_date: string }).game_date]); // both topics have it

describe('the job', () => {
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
    const event = createEvent(
      {
        topic: 'slate.requested',
        data: { run_id: '20240712T101500Z-ab12', game_date: '2024-07-12', cutoff_at: null },
      },
      { source: 'console', time: '2024-07-12T10:15:00.000Z', idSeed: 'lost' },
    );
    const delivery = {
      payload: JSON.stringify(event),
      attempt: 5,
      topic: 'slate.requested',
      subscription: 'feature-engine.slate.requested',
    } as const;
    const letter = deadLetterPublication(new HanksTankError('WAREHOUSE_UNAVAILABLE', 'not now'), {
      stageName: 'feature-engine',
      delivery,
      event,
      failedAt: '2024-07-12T10:20:00.000Z',
    });
    const { warehouse, objects } = job.ports;
    await handleDelivery(deadLetterStage, { warehouse, objects }, job.ports, {
      payload: JSON.stringify(
        createEvent(letter, { source: 'x', time: '2024-07-12T10:20:00.000Z', idSeed: 'letter' }),
      ),
      attempt: 1,
      topic: 'event.dead-lettered',
      subscription: 'dead-letter.event.dead-lettered',
    });

    await run('heal', job);
    const topics = new Set(saidOn(bus).map(([topic]) => topic));
    expect(topics).toEqual(new Set(['collection.requested', 'slate.requested']));
    const replayed = bus.published.find(({ topic }) => topic === 'slate.requested');
    expect(replayed?.event.id).toBe(event.id);
    expect(await readLetters(warehouse, { status: 'open' })).toEqual([]);
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
