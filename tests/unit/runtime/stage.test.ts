import { beforeEach, describe, expect, it } from 'vitest';
import { eventDeadLettered } from '../../../schemas/events/events.ts';
import { manifestSchema } from '../../../schemas/manifest.ts';
import { subscriptionLimits } from '../../../schemas/topics.ts';
import { createFileObjectStore } from '../../../shared/adapters/local/file-object-store.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { createEvent } from '../../../shared/runtime/cloud-event.ts';
import { defineStage, handleDelivery } from '../../../shared/runtime/stage.ts';
import type { HarnessPorts, StageResult } from '../../../shared/runtime/stage-types.ts';
import { countingIds, manualClock } from '../../support/manual-clock.ts';
import { type RecordingBus, recordingBus } from '../../support/memory-bus.ts';
import { memoryLog } from '../../support/silent-log.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const run = { run_id: '20260415T061500Z-ab12', game_date: '2026-04-14' };
const request = createEvent(
  { topic: 'collection.requested', data: { ...run, reason: 'nightly', game_pks: null, attempt: 1 } },
  { source: 'console', time: '2026-04-15T06:15:00.000Z', idSeed: 'one' },
);
const retry = {
  topic: 'data.retry' as const,
  data: { ...run, attempt: 2, games: [{ game_pk: 824322, reason: 'cut' }] },
};
const done: StageResult = { status: 'success', rowsIn: 3, rowsOut: 2, publish: [retry] };

let bus: RecordingBus;
let objects: ObjectStore;
let ports: HarnessPorts;
let lines: () => Record<string, unknown>[];
let calls: number;

beforeEach(() => {
  const memory = memoryLog();
  bus = recordingBus();
  objects = createFileObjectStore(temporaryFolder());
  ports = { bus, objects, clock: manualClock(), ids: countingIds(), log: memory.log };
  lines = memory.lines;
  calls = 0;
});

const stageThat = (
  work: () => StageResult | Promise<StageResult>,
  name: 'collector' | 'dead-letter' = 'collector',
) =>
  defineStage<null>({
    name,
    handlers: {
      'collection.requested': async () => {
        calls += 1;
        return work();
      },
    },
  });

const deliver = (stage: ReturnType<typeof stageThat>, payload = JSON.stringify(request), attempt = 1) =>
  handleDelivery(stage, null, ports, {
    payload,
    attempt,
    topic: 'collection.requested',
    subscription: 'collector.collection.requested',
  });

const manifests = async () =>
  Promise.all(
    (await objects.list('manifests/')).map(async ({ key }) =>
      manifestSchema.parse(JSON.parse((await objects.get(key)).toString())),
    ),
  );

const deadLetters = () =>
  bus.published
    .filter(({ topic }) => topic === 'event.dead-lettered')
    .map(({ event }) => eventDeadLettered.data.parse(event.data));

describe('a delivery', () => {
  it('is worked on, recorded in a manifest and its events are published with the trace of their cause', async () => {
    await deliver(stageThat(() => done));
    const [manifest] = await manifests();
    expect(manifest).toMatchObject({
      stage: 'collector',
      ...run,
      status: 'success',
      rows_in: 3,
      rows_out: 2,
      attempt: 1,
      error: null,
    });
    expect(manifest?.published_at).not.toBeNull();
    expect(bus.published).toHaveLength(1);
    expect(bus.published[0]).toMatchObject({
      topic: 'data.retry',
      event: { data: retry.data, source: '//hankstank/collector' },
    });
    expect(bus.published[0]?.event.traceparent.split('-')[1]).toBe(request.traceparent.split('-')[1]);
    expect(bus.published[0]?.event.traceparent).not.toBe(request.traceparent);
  });

  it('that comes again does nothing', async () => {
    const stage = stageThat(() => done);
    await deliver(stage);
    await deliver(stage);
    expect(calls).toBe(1);
    expect(bus.published).toHaveLength(1);
  });

  it('that was killed between the manifest and the bus publishes without working again', async () => {
    const stage = stageThat(() => done);
    bus.failNext(new Error('killed'));
    await expect(deliver(stage)).rejects.toThrow('killed');
    await deliver(stage);
    expect(calls).toBe(1);
    expect(bus.published.map(({ topic }) => topic)).toEqual(['data.retry']);
  });

  it('with the id of an earlier one and another payload is a dead letter', async () => {
    const stage = stageThat(() => done);
    await deliver(stage);
    await deliver(
      stage,
      JSON.stringify({ ...request, data: { ...run, reason: 'gap', game_pks: null, attempt: 1 } }),
    );
    expect(deadLetters()).toMatchObject([{ code: 'EVENT_ID_REUSED', error_class: 'contract' }]);
  });

  it('logs run, stage, event and trace, and no payload', async () => {
    await deliver(stageThat(() => done));
    expect(lines().at(-1)).toMatchObject({
      severity: 'INFO',
      stage: 'collector',
      run_id: run.run_id,
      game_date: run.game_date,
      event_id: request.id,
      'logging.googleapis.com/trace': request.traceparent.split('-')[1],
      rows_in: 3,
    });
    expect(JSON.stringify(lines())).not.toContain('game_pks');
  });
});

describe('a message that is no event', () => {
  it.each([
    ['junk', 'not json at all'],
    ['another object', '{"hello":"world"}'],
    ['another type', JSON.stringify({ ...request, type: 'hankstank.data.loaded.v1' })],
    ['data that breaks the contract', JSON.stringify({ ...request, data: { ...run, reason: 'whim' } })],
    [
      'an unknown field',
      JSON.stringify({
        ...request,
        data: { ...run, reason: 'nightly', game_pks: null, attempt: 1, extra: 1 },
      }),
    ],
  ])('(%s) becomes a dead letter with its bytes untouched', async (_, payload) => {
    await deliver(
      stageThat(() => done),
      payload,
    );
    expect(calls).toBe(0);
    expect(deadLetters()).toMatchObject([
      { code: 'EVENT_MALFORMED', payload, topic: 'collection.requested', attempts: 1 },
    ]);
    expect(await manifests()).toEqual([]);
  });
});

describe('an error', () => {
  const failing = (error: Error) =>
    stageThat(() => {
      throw error;
    });

  it('of class contract is final: failed manifest, dead letter, acknowledged', async () => {
    await deliver(failing(new HanksTankError('OBJECT_CORRUPT', 'object x is damaged')));
    expect(await manifests()).toMatchObject([
      { status: 'failed', error: { code: 'OBJECT_CORRUPT', message: 'object x is damaged' } },
    ]);
    expect(deadLetters()).toMatchObject([
      { code: 'OBJECT_CORRUPT', ...run, payload: JSON.stringify(request) },
    ]);
  });

  it('of class transient asks for redelivery, and is a dead letter when the attempts are used up', async () => {
    const stage = failing(new HanksTankError('SOURCE_TIMEOUT', 'slow'));
    await expect(deliver(stage)).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT' });
    expect(bus.published).toEqual([]);
    await deliver(stage, undefined, subscriptionLimits.deliveryAttemptsMax);
    expect(deadLetters()).toMatchObject([
      { code: 'SOURCE_TIMEOUT', attempts: subscriptionLimits.deliveryAttemptsMax },
    ]);
  });

  it('of class setup is never given up', async () => {
    const stage = failing(new HanksTankError('STORAGE_FULL', 'no room'));
    await expect(deliver(stage, undefined, 99)).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect(bus.published).toEqual([]);
  });

  it('that nobody foresaw is a bug: redelivered, then a dead letter with the beginning of its stack', async () => {
    const stage = failing(new TypeError('undefined is not a function'));
    await expect(deliver(stage)).rejects.toMatchObject({ code: 'INTERNAL', cause: expect.any(TypeError) });
    await deliver(stage, undefined, subscriptionLimits.deliveryAttemptsMax);
    const [letter] = deadLetters();
    expect(letter).toMatchObject({ code: 'INTERNAL', error_class: 'bug' });
    expect(letter?.stack_excerpt).toContain('stage');
  });

  it('after which the event comes again is worked on again', async () => {
    let isBroken = true;
    const stage = stageThat(() => {
      if (isBroken) throw new HanksTankError('OBJECT_NOT_FOUND', 'gone');
      return done;
    });
    await deliver(stage);
    isBroken = false;
    await deliver(stage);
    expect(await manifests()).toMatchObject([{ status: 'success' }]);
    expect(calls).toBe(2);
  });

  it('of the dead-letter stage is never final: a letter about a letter would go round for ever', async () => {
    const stage = defineStage<null>({
      name: 'dead-letter',
      handlers: {
        'collection.requested': async () => {
          throw new HanksTankError('ROW_INVALID', 'no');
        },
      },
    });
    await expect(deliver(stage, undefined, 99)).rejects.toMatchObject({ code: 'ROW_INVALID' });
    expect(bus.published).toEqual([]);
  });
});

describe('a part that failed for good', () => {
  it('is a dead letter of its own whose payload is the event that would do it again', async () => {
    const replay = {
      topic: 'collection.requested' as const,
      data: { ...run, reason: 'replay' as const, game_pks: [824322], attempt: 1 },
    };
    await deliver(
      stageThat(() => ({
        ...done,
        publish: [],
        failedParts: [{ gamePk: 824322, code: 'QUALITY_GATE_FAILED', message: 'graded F', replay }],
      })),
    );
    const [letter] = deadLetters();
    expect(letter).toMatchObject({
      game_pk: 824322,
      code: 'QUALITY_GATE_FAILED',
      topic: 'collection.requested',
    });
    expect(JSON.parse(letter?.payload ?? '')).toMatchObject({
      type: 'hankstank.collection.requested.v1',
      data: replay.data,
    });
  });
});
