import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSecretManagerSecrets } from '../../shared/adapters/gcp/secret-manager-secrets.ts';
import { openSecretManagerServer } from '../support/cloud/secret-manager-server.ts';
import { manualClock } from '../support/manual-clock.ts';
import { describeSecrets } from './secrets-suite.ts';

const project = 'hanks-tank-test';

async function open(
  values: Readonly<Record<string, string>> = { 'odds-api-key': 'first' },
  requestTimeoutMs = 5_000,
) {
  const server = await openSecretManagerServer(values);
  onTestFinished(() => server.close());
  const clock = manualClock();
  const secrets = createSecretManagerSecrets(
    {
      projectId: project,
      location: 'US',
      bucket: 'none',
      redisUrl: null,
      endpoints: { bigQuery: null, storage: null, secretManager: server.url },
    },
    { freshMs: 60_000, requestTimeoutMs, monotonicMs: () => clock.monotonicMs() },
  );
  return { server, clock, secrets };
}

/** Waits for what happens in the background. */
async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isDone())) await sleep(5);
}

describeSecrets(
  'Secret Manager',
  async (values) => (await open(values)).secrets,
  (secret) => `projects/${project}/secrets/${secret}`,
);

describe('secrets in Secret Manager', () => {
  it('asks once for a value that is fresh, also when many ask at one moment', async () => {
    const { server, clock, secrets } = await open();
    const values = await Promise.all(Array.from({ length: 5 }, () => secrets.get('odds-api-key')));
    clock.advance(59_999);
    expect([...values, await secrets.get('odds-api-key')]).toEqual(Array.from({ length: 6 }, () => 'first'));
    expect(server.lines()).toEqual([
      expect.stringMatching(`^GET /v1/projects/${project}/secrets/odds-api-key/versions/latest:access`),
    ]);
    expect(server.requests[0]?.headers.authorization ?? 'Bearer loopback').toBe('Bearer loopback');
  });

  it('sees a rotated secret without letting anybody wait for it', async () => {
    const { server, clock, secrets } = await open();
    await secrets.get('odds-api-key');
    server.addVersion('odds-api-key', 'second');
    clock.advance(60_000);
    expect(await secrets.get('odds-api-key')).toBe('first');
    await until(async () => (await secrets.get('odds-api-key')) === 'second');
    expect(server.requests).toHaveLength(2);
  });

  it('keeps its value while Secret Manager is down, and goes on asking', async () => {
    const { server, clock, secrets } = await open();
    await secrets.get('odds-api-key');
    server.fail({ on: /./, kind: 'status', status: 500, times: 3 });
    clock.advance(60_000);
    // The third failure shows that the first two were got over.
    await until(async () => {
      expect(await secrets.get('odds-api-key')).toBe('first');
      return server.requests.length >= 4;
    });
    server.addVersion('odds-api-key', 'second');
    await until(async () => (await secrets.get('odds-api-key')) === 'second');
  });

  it.each(['remove', 'disable'] as const)('forgets a secret after %s', async (change) => {
    const { server, clock, secrets } = await open();
    await secrets.get('odds-api-key');
    server[change]('odds-api-key');
    clock.advance(60_000);
    const get = () => secrets.get('odds-api-key').catch((error: { code: string }) => error.code);
    await until(async () => (await get()) === 'SECRET_NOT_FOUND');
  });

  it('does not remember that a secret was missing', async () => {
    const { server, secrets } = await open({});
    await expect(secrets.get('odds-api-key')).rejects.toMatchObject({ code: 'SECRET_NOT_FOUND' });
    server.addVersion('odds-api-key', 'now');
    expect(await secrets.get('odds-api-key')).toBe('now');
  });

  it('drops the newline that a shell leaves behind a value, and only that', async () => {
    const { secrets } = await open({ 'odds-api-key': ' two\nlines \n' });
    expect(await secrets.get('odds-api-key')).toBe(' two\nlines ');
  });

  it('goes on after a failure that passes', async () => {
    const { server, secrets } = await open();
    server.fail({ on: /./, kind: 'status', status: 503 });
    expect(await secrets.get('odds-api-key')).toBe('first');
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    [403, 'CLOUD_PERMISSION_DENIED', 'setup'],
    [401, 'CLOUD_PERMISSION_DENIED', 'setup'],
    [429, 'CLOUD_UNAVAILABLE', 'transient'],
    [500, 'CLOUD_UNAVAILABLE', 'transient'],
    [503, 'CLOUD_UNAVAILABLE', 'transient'],
  ])('answers status %d with %s', async (status, code, errorClass) => {
    const { server, secrets } = await open({ 'odds-api-key': 'first' }, 500);
    server.fail({ on: /./, kind: 'status', status, times: 50 });
    await expect(secrets.get('odds-api-key')).rejects.toMatchObject({
      code,
      class: errorClass,
      message: expect.stringContaining('odds-api-key'),
    });
  });

  it('does not take half an answer for a value', async () => {
    const { server, secrets } = await open({ 'odds-api-key': 'first' }, 500);
    server.fail({ on: /./, kind: 'cut answer', times: 50 });
    await expect(secrets.get('odds-api-key')).rejects.toMatchObject({ code: 'CLOUD_UNAVAILABLE' });
  });

  it('waits for a silent server no longer than its limit', async () => {
    const { server, secrets } = await open({ 'odds-api-key': 'first' }, 500);
    server.fail({ on: /./, kind: 'silence', times: 50 });
    const startMs = performance.now();
    await expect(secrets.get('odds-api-key')).rejects.toMatchObject({ code: 'CLOUD_UNAVAILABLE' });
    expect(performance.now() - startMs).toBeLessThan(3_000);
  });
});
