import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { createPushCheck } from '../../../shared/composition/push-endpoint.ts';
import { buildPushService } from '../../../shared/composition/push-service.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { createEvent } from '../../../shared/runtime/cloud-event.ts';
import { createPushHandler } from '../../../shared/runtime/push-stage.ts';
import { defineStage } from '../../../shared/runtime/stage.ts';
import type { StageResult } from '../../../shared/runtime/stage-types.ts';
import { countingIds, manualClock } from '../../support/manual-clock.ts';
import { recordingBus } from '../../support/memory-bus.ts';
import { memoryObjects } from '../../support/memory-objects.ts';
import { memoryLog } from '../../support/silent-log.ts';

const done: StageResult = { status: 'success', rowsIn: 0, rowsOut: 0 };
const eventOf = (seed: string) =>
  createEvent(
    {
      topic: 'slate.requested',
      data: { run_id: '20260415T061500Z-ab12', game_date: '2026-04-15', cutoff_at: null },
    },
    { source: 'console', time: '2026-04-15T06:15:00.000Z', idSeed: seed },
  );

const bodyOf = (payload: string, deliveryAttempt?: number) => ({
  subscription: 'projects/p/subscriptions/feature-engine.slate.requested',
  message: {
    data: Buffer.from(payload).toString('base64'),
    messageId: '1',
    publishTime: '2026-04-15T06:15:00Z',
  },
  ...(deliveryAttempt === undefined ? {} : { deliveryAttempt }),
});

const opened: FastifyInstance[] = [];
afterEach(() => Promise.all(opened.splice(0).map((app) => app.close())));

function service({
  work = async () => done,
  check = async () => undefined,
  objects = memoryObjects(),
}: {
  work?: () => Promise<StageResult>;
  check?: (authorization: string | undefined) => Promise<void>;
  objects?: ObjectStore;
} = {}) {
  const bus = recordingBus();
  const { log, lines } = memoryLog();
  const stage = defineStage<null>({ name: 'feature-engine', handlers: { 'slate.requested': work } });
  const ports = { bus, objects, clock: manualClock(), ids: countingIds(), log };
  const app = buildPushService({ log, objects, take: createPushHandler(stage, null, ports), check });
  opened.push(app);
  const push = async (body: object, topic = 'slate.requested') =>
    (await app.inject({ method: 'POST', url: `/projects/p/topics/${topic}`, payload: body })).statusCode;
  return { app, bus, lines, push };
}

describe('a service behind a push subscription', () => {
  it('acknowledges what is done, and what was done before', async () => {
    let calls = 0;
    const { push } = service({
      work: async () => {
        calls += 1;
        return done;
      },
    });
    const body = bodyOf(JSON.stringify(eventOf('one')));
    expect([await push(body), await push(body)]).toEqual([204, 204]);
    expect(calls).toBe(1);
  });

  it.each([
    ['WAREHOUSE_UNAVAILABLE', 503],
    ['STORAGE_FULL', 503],
    ['INTERNAL', 500],
  ] as const)('asks for a message again after %s', async (code, status) => {
    const { push, bus } = service({
      work: async () => {
        throw new HanksTankError(code, 'not now');
      },
    });
    expect(await push(bodyOf(JSON.stringify(eventOf('one')), 2))).toBe(status);
    expect(bus.published).toEqual([]);
  });

  it('gives a message up at the last delivery that Pub/Sub counts, with a letter that says why', async () => {
    const { push, bus } = service({
      work: async () => {
        throw new HanksTankError('WAREHOUSE_UNAVAILABLE', 'not now');
      },
    });
    expect(await push(bodyOf(JSON.stringify(eventOf('one')), 5))).toBe(204);
    expect(bus.published.map(({ event }) => event.data)).toMatchObject([
      { code: 'WAREHOUSE_UNAVAILABLE', attempts: 5 },
    ]);
  });

  it('leaves a setup error to the dead-letter topic, whatever the delivery: nothing is dropped', async () => {
    const { push, bus } = service({
      work: async () => {
        throw new HanksTankError('STORAGE_NOT_WRITABLE', 'no permission');
      },
    });
    expect(await push(bodyOf(JSON.stringify(eventOf('one')), 5))).toBe(503);
    expect(bus.published).toEqual([]);
  });

  it('refuses what is no push for it before it does anything', async () => {
    let calls = 0;
    const { push, bus } = service({
      work: async () => {
        calls += 1;
        return done;
      },
    });
    const body = bodyOf(JSON.stringify(eventOf('one')));
    const answers = [
      await push({}),
      await push(body, 'data.validated'),
      await push({ ...body, message: { ...body.message, data: '?' } }),
    ];
    expect(answers.every((status) => status >= 400)).toBe(true);
    expect(calls).toBe(0);
    expect(bus.published).toEqual([]);
  });

  it('works off one message at a time', async () => {
    let running = 0;
    let most = 0;
    const { push } = service({
      work: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        return done;
      },
    });
    await Promise.all(['one', 'two', 'three'].map((seed) => push(bodyOf(JSON.stringify(eventOf(seed))))));
    expect(most).toBe(1);
  });

  it('takes no push without a token of our subscriptions', async () => {
    const { push } = service({
      check: async () => {
        throw new HanksTankError('PUSH_NOT_AUTHENTICATED', 'a push is refused: it has no bearer token');
      },
    });
    expect(await push(bodyOf(JSON.stringify(eventOf('one'))))).toBe(401);
  });

  it('does not read a token that Cloud Run did not look at, because another header came with it', async () => {
    const seen: (string | undefined)[] = [];
    const { app } = service({
      check: async (authorization) => {
        seen.push(authorization);
      },
    });
    const headers = { authorization: 'Bearer forged', 'x-serverless-authorization': 'Bearer good' };
    const url = '/projects/p/topics/data.loaded';
    await app.inject({ method: 'POST', url, headers, payload: {} });
    await app.inject({ method: 'POST', url, headers: { authorization: 'Bearer one' }, payload: {} });
    expect(seen).toEqual([undefined, 'Bearer one']);
  });

  it('is up when the process is, and ready when its bucket answers', async () => {
    const statusOf = async (app: FastifyInstance, url: string) => (await app.inject(url)).statusCode;
    const { app } = service();
    expect([await statusOf(app, '/healthz'), await statusOf(app, '/readyz')]).toEqual([200, 200]);
    const objects = {
      ...memoryObjects(),
      head: async () => {
        throw new HanksTankError('CLOUD_UNAVAILABLE', 'the bucket does not answer');
      },
    };
    const away = service({ objects }).app;
    expect([await statusOf(away, '/healthz'), await statusOf(away, '/readyz')]).toEqual([200, 503]);
  });
});

describe('the check of push tokens', () => {
  it('is configured, but for the emulator, which sends none', async () => {
    expect(() => createPushCheck({})).toThrow(/PUSH_AUDIENCE[\s\S]*PUSH_SERVICE_ACCOUNT/);
    const check = createPushCheck({
      PUSH_AUDIENCE: 'https://a.run.app',
      PUSH_SERVICE_ACCOUNT: 'push@p.iam.gserviceaccount.com',
    });
    await expect(check(undefined)).rejects.toMatchObject({ code: 'PUSH_NOT_AUTHENTICATED' });
    await createPushCheck({ PUBSUB_EMULATOR_HOST: '127.0.0.1:1' })(undefined);
    expect(() => createPushCheck({ PUSH_CHECKED_BY_CLOUD_RUN: 'perhaps' })).toThrow(
      /PUSH_CHECKED_BY_CLOUD_RUN/,
    );
  });
});
